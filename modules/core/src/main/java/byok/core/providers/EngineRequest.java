package byok.core.providers;

import byok.core.port.Http;
import byok.protocol.Value;
import java.util.List;

/**
 * A request as the engine's provider package made it; nothing about it is trusted.
 *
 * @param body parsed JSON, or a form as {@link FormBody} reads it; null where it is neither
 */
public record EngineRequest(String method, String url, List<Http.Header> headers, Value body, boolean isForm) {}
