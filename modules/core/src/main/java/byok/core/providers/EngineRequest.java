package byok.core.providers;

import byok.core.port.Http;
import byok.protocol.Value;
import java.util.List;

/** A request as the engine's provider package made it; nothing about it is trusted. */
public record EngineRequest(String method, String url, List<Http.Header> headers, Value body) {}
