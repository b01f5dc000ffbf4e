package byok.client;

import org.teavm.jso.JSExportClasses;

/** The compiled module: what the npm package {@code @byokapi/client} wraps. */
@JSExportClasses(Core.class)
public final class ClientModule {
  private ClientModule() {}
}
