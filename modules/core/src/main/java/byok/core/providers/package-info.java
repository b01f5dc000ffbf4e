/**
 * The border to the providers. A call goes: {@link byok.core.providers.CallCheck} cleans the app's options, the engine
 * turns them into a provider's request, {@link byok.core.providers.RequestCheck} holds that request against the
 * default-deny table ({@code providers.json}), the wallet adds the key and sends its own serialisation of it, {@link
 * byok.core.providers.UsageMeter} reads the bytes that come back, and {@link byok.core.providers.ProviderFailure}
 * turns failures into safe errors.
 */
package byok.core.providers;
