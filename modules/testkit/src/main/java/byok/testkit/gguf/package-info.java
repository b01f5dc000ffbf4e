/**
 * Model files for tests, in the format GGUF v3
 * (<a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">specification</a>), and one model whose answer
 * is known in advance. Imports nothing of ours: the build decides by this folder alone whether the model is made again.
 */
package byok.testkit.gguf;
