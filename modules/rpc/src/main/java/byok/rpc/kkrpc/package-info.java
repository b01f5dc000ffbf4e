/**
 * Peers that speak kkrpc 0.2.2 instead of the wallet's own RPC (protocol/spec/kkrpc.md): their messages become calls of
 * an ordinary {@link byok.rpc.RpcClient}, so that the same gate stands behind both.
 */
package byok.rpc.kkrpc;
