package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.pricing.Work;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's vectors and images, as its package asks for them. */
class GeminiKindsTest {
  private static final ProviderEntry GOOGLE = Tables.provider("google");
  private static final String VECTORS = "gemini-embedding-001";
  private static final String IMAGES = "imagen-4.0-generate-001";

  @ParameterizedTest
  @ValueSource(strings = {
      "{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]},'outputDimensionality':256,"
          + "'taskType':'RETRIEVAL_QUERY'}",
      "{'content':{'role':'user','parts':[{'text':'a'}]}}"
  })
  void oneText_goesThrough(String body) {
    assertTrue(check(Capability.EMBEDDING, VECTORS, ":embedContent", body).footprint().bytes() > 1);
  }

  @Test
  void manyTexts_goThrough() {
    check(Capability.EMBEDDING, VECTORS, ":batchEmbedContents", batch("models/gemini-embedding-001"));
    assertEquals(100, GOOGLE.most(Capability.EMBEDDING, VECTORS));
  }

  /** Each text names a model of its own: it has to be the one that was routed to. */
  @ParameterizedTest
  @ValueSource(strings = {"models/gemini-embedding-2", "gemini-embedding-001", "models/gemini-embedding-001x", "models/"})
  void aTextForAnotherModel_isRefused(String model) {
    refused(Capability.EMBEDDING, VECTORS, ":batchEmbedContents", batch(model));
    refused(Capability.EMBEDDING, VECTORS, ":embedContent",
        "{'model':'" + model + "','content':{'parts':[{'text':'a'}]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{}", "{'requests':[{'content':{'parts':[{'text':'a'}]}}]}",
      "{'requests':[{'model':'models/gemini-embedding-001','content':{'parts':[{'fileData':{'fileUri':'files/1'}}]}}]}"
  })
  void whatIsNoTextOfThatModel_isRefused(String body) {
    refused(Capability.EMBEDDING, VECTORS, ":batchEmbedContents", body);
  }

  @Test
  void images_countAsManyAsAreAskedFor() {
    CheckedRequest checked = check(Capability.IMAGE, IMAGES, ":predict",
        "{'instances':[{'prompt':'A boat'}],'parameters':{'sampleCount':3,'aspectRatio':'16:9'}}");
    assertEquals(new Work(3, 0, 0, 0, ""), checked.work());
    assertEquals(4, GOOGLE.most(Capability.IMAGE, IMAGES));
  }

  /** Google makes four where the request does not say how many. */
  @ParameterizedTest
  @ValueSource(strings = {
      "{'instances':[{'prompt':'A'}]}", "{'instances':[{'prompt':'A'}],'parameters':{}}",
      "{'instances':[{'prompt':'A'}],'parameters':{'sampleCount':5}}",
      "{'instances':[{'prompt':'A'},{'prompt':'B'}],'parameters':{'sampleCount':1}}",
      "{'instances':[{'prompt':'A'}],'parameters':{'sampleCount':1,'storageUri':'gs://x'}}"
  })
  void images_withoutACountThatIsKnown_areRefused(String body) {
    refused(Capability.IMAGE, IMAGES, ":predict", body);
  }

  private static String batch(String second) {
    String text = "{'model':'models/gemini-embedding-001','content':{'role':'user','parts':[{'text':'a'}]}}";
    return "{'requests':[" + text + "," + text.replace("models/gemini-embedding-001", second) + "]}";
  }

  private static CheckedRequest check(Capability kind, String model, String method, String body) {
    EngineRequest request =
        new EngineRequest("POST", GOOGLE.baseUrl() + "/models/" + model + method, List.of(),
            Tables.JSON.parse(body.replace('\'', '"')), false);
    return new RequestCheck(Tables.JSON).check(new RequestCheck.Allowed(GOOGLE, kind, model, 0), request);
  }

  private static void refused(Capability kind, String model, String method, String body) {
    ByokException refusal = assertThrows(ByokException.class, () -> check(kind, model, method, body));
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
  }
}
