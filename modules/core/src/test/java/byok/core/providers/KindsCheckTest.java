package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Http;
import byok.core.pricing.Work;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to models of other kinds than language, as the packages make them. */
class KindsCheckTest {
  private static final ProviderEntry OPENAI = Tables.provider("openai");
  private static final String BASE = "https://api.openai.com/v1";

  @ParameterizedTest
  @CsvSource({
    "IMAGE, gpt-image-1, true", "IMAGE, dall-e-3, true", "IMAGE, gpt-4o, false", "SPEECH, tts-1, true",
    "TRANSCRIPTION, whisper-1, true", "TRANSCRIPTION, gpt-4o-transcribe, true", "TRANSCRIPTION, gpt-4o, false",
    "EMBEDDING, text-embedding-3-small, true", "LANGUAGE, text-embedding-3-small, false", "LANGUAGE, gpt-4o, true",
    "RERANKING, anything, false"
  })
  void serves_whatTheTableNames(Capability kind, String model, boolean serves) {
    assertEquals(serves, OPENAI.serves(kind, model));
  }

  @Test
  void models_ofAnyServedKindAreListed_othersAreNot() {
    assertTrue(OPENAI.serves("whisper-1"));
    assertTrue(OPENAI.serves("gpt-4o"));
    assertFalse(OPENAI.serves("sora-2"));
    assertFalse(OPENAI.serves("omni-moderation-latest"));
  }

  @Test
  void most_isOfTheModel() {
    assertEquals(1, OPENAI.most(Capability.IMAGE, "dall-e-3"));
    assertEquals(10, OPENAI.most(Capability.IMAGE, "gpt-image-1"));
    assertEquals(0, OPENAI.most(Capability.SPEECH, "tts-1"));
  }

  @Test
  void images_countWhatTheyMake_andNameTheirVariant() {
    CheckedRequest dear = json(Capability.IMAGE, "dall-e-3", "/images/generations", """
        {"model":"dall-e-3","prompt":"A cat","n":1,"size":"1024x1792","quality":"hd","response_format":"b64_json"}""");
    assertEquals(new Work(1, 0, 0, 0, "hd/1024x1792"), dear.work());
    CheckedRequest many =
        json(Capability.IMAGE, "gpt-image-1", "/images/generations",
            "{\"model\":\"gpt-image-1\",\"prompt\":\"A\",\"n\":4}");
    assertEquals(4, many.work().outputs());
    CheckedRequest one =
        json(Capability.IMAGE, "gpt-image-1", "/images/generations", "{\"model\":\"gpt-image-1\",\"prompt\":\"A\"}");
    assertEquals(1, one.work().outputs());
  }

  @Test
  void edits_countTheImagesTheyCarry() {
    Value.Obj image = FormBodyTest.file(new byte[50_000], "image/png", "blob");
    Value.Obj body = new Value.Obj().put("model", "gpt-image-1").put("prompt", "Greener").put("n", "2");
    body.put("image[]", new Value.Arr().add(image).add(image));
    CheckedRequest checked = form(Capability.IMAGE, "gpt-image-1", "/images/edits", body);
    assertTrue(checked.form());
    assertEquals(2, checked.footprint().images());
    assertEquals(2, checked.work().outputs());
    assertTrue(checked.footprint().bytes() < 200);
  }

  @Test
  void speech_countsCharacters() {
    CheckedRequest checked = json(Capability.SPEECH, "tts-1", "/audio/speech", """
        {"model":"tts-1","input":"Hello","voice":"alloy","response_format":"mp3","instructions":"Calm"}""");
    assertEquals(9, checked.work().characters());
    assertEquals(Wire.BYTES, checked.wire());
  }

  @Test
  void transcription_countsSeconds() {
    Value.Obj body = new Value.Obj().put("model", "whisper-1");
    body.put("file", FormBodyTest.file(new byte[5_000], "audio/webm;codecs=opus", "audio.webm"));
    assertEquals(11, form(Capability.TRANSCRIPTION, "whisper-1", "/audio/transcriptions", body).work().seconds());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      audio"; x="y.webm | audio/webm
      audio.webm        | audio/webm"
      audio%0A.webm     | audio/webm
      """)
  void fileNames_thatCouldBreakTheForm_areRefused(String name, String type) {
    Value.Obj body = new Value.Obj().put("model", "whisper-1");
    body.put("file", FormBodyTest.file(new byte[10], type, name.replace("%0A", "\n")));
    refused(() -> form(Capability.TRANSCRIPTION, "whisper-1", "/audio/transcriptions", body));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      IMAGE     | dall-e-3               | /images/generations    | {"model":"dall-e-3","prompt":"a","response_format":"url"}
      IMAGE     | dall-e-3               | /images/variations     | {"model":"dall-e-3","prompt":"a"}
      IMAGE     | dall-e-3               | /images/generations    | {"model":"dall-e-2","prompt":"a"}
      IMAGE     | gpt-image-1            | /images/generations    | {"model":"gpt-image-1","prompt":"a","n":11}
      IMAGE     | dall-e-3               | /images/generations    | {"model":"dall-e-3","prompt":"a","n":2}
      IMAGE     | gpt-image-1            | /images/generations    | {"model":"gpt-image-1","prompt":"a","stream":true}
      IMAGE     | gpt-image-1            | /responses             | {"model":"gpt-image-1","prompt":"a"}
      SPEECH    | tts-1                  | /audio/speech          | {"model":"tts-1","input":"a","voice":{"id":"mine"}}
      SPEECH    | tts-1                  | /audio/speech          | {"model":"tts-1","input":"a","stream_format":"sse"}
      EMBEDDING | text-embedding-3-small | /embeddings            | {"model":"text-embedding-3-small","input":[1,2]}
      EMBEDDING | text-embedding-3-small | /files                 | {"model":"text-embedding-3-small","input":["a"]}
      """)
  void check_outsideTheTable_isRefused(Capability kind, String model, String path, String body) {
    refused(() -> json(kind, model, path, body));
  }

  @Test
  void check_aFormWhereJsonIsWanted_isRefused_andTheOtherWayRound() {
    Value.Obj speech = new Value.Obj().put("model", "tts-1").put("input", "a").put("voice", "alloy");
    refused(() -> form(Capability.SPEECH, "tts-1", "/audio/speech", speech));
    refused(() -> json(Capability.TRANSCRIPTION, "whisper-1", "/audio/transcriptions", "{\"model\":\"whisper-1\"}"));
  }

  @Test
  void callOptions_ofAKind_areItsOwn() {
    Value.Obj options = (Value.Obj) Tables.JSON.parse("""
        {"text":"Hi","voice":"alloy","maxOutputTokens":5,"providerOptions":{"openai":{}}}""");
    CallCheck.Call call = CallCheck.of(OPENAI, Capability.SPEECH, "tts-1", options);
    assertEquals("{\"text\":\"Hi\",\"voice\":\"alloy\",\"providerOptions\":{\"openai\":{}},\"headers\":{}}",
        Tables.JSON.print(call.options()));
    assertEquals(1, call.warnings().size());
  }

  @Test
  void callOptions_unknownProviderOptions_andImagesBehindAddresses_areRefused() {
    Value.Obj options =
        (Value.Obj) Tables.JSON.parse("{\"providerOptions\":{\"openai\":{\"previousResponseId\":\"x\"}}}");
    refused(() -> CallCheck.of(OPENAI, Capability.EMBEDDING, "text-embedding-3-small", options));
    Value.Obj remote =
        (Value.Obj) Tables.JSON.parse("{\"files\":[{\"type\":\"url\",\"url\":\"https://a.test/x.png\"}]}");
    refused(() -> CallCheck.of(OPENAI, Capability.IMAGE, "gpt-image-1", remote));
  }

  /**
   * ElevenLabs names a voice in the path, the form of the answer in a parameter, and the model in a field of its own.
   */
  @ParameterizedTest
  @CsvSource({
    "/text-to-speech/21m00Tcm4TlvDq8ikWAM, true", "/text-to-speech/21m00Tcm4TlvDq8ikWAM?output_format=mp3_44100_128, true",
    "/text-to-speech/, false", "/text-to-speech/a/stream, false", "/text-to-speech/.., false", "/voices, false",
    "/text-to-speech/a?output_format=a%20b, false", "/text-to-speech/a?enable_logging=false, false",
    "/text-to-speech/a?, false", "/text-to-speech/a?output_format=x&x=1, false", "/text-to-speech/a#b, false"
  })
  void voicesAndParameters_arePlainAndListed(String path, boolean allowed) {
    ProviderEntry elevenLabs = Tables.provider("elevenlabs");
    Value body = Tables.JSON.parse("{\"model_id\":\"eleven_v3\",\"text\":\"Hello\"}");
    RequestCheck.Allowed mine = new RequestCheck.Allowed(elevenLabs, Capability.SPEECH, "eleven_v3", 0);
    EngineRequest request = new EngineRequest("POST", elevenLabs.baseUrl() + path, List.of(), body, false);
    if (allowed) {
      assertEquals(5, new RequestCheck(Tables.JSON).check(mine, request).work().characters());
    } else {
      refused(() -> new RequestCheck(Tables.JSON).check(mine, request));
    }
    RequestCheck.Allowed other = new RequestCheck.Allowed(elevenLabs, Capability.SPEECH, "eleven_other", 0);
    refused(() -> new RequestCheck(Tables.JSON).check(other, request));
  }

  private static CheckedRequest json(Capability kind, String model, String path, String body) {
    return check(kind, model, path, Tables.JSON.parse(body), false);
  }

  private static CheckedRequest form(Capability kind, String model, String path, Value.Obj body) {
    return check(kind, model, path, body, true);
  }

  private static CheckedRequest check(Capability kind, String model, String path, Value body, boolean form) {
    List<Http.Header> headers = List.of(new Http.Header("authorization", "Bearer PLACEHOLDER"));
    EngineRequest request = new EngineRequest("POST", BASE + path, headers, body, form);
    return new RequestCheck(Tables.JSON).check(new RequestCheck.Allowed(OPENAI, kind, model, 0), request);
  }

  private static void refused(Runnable check) {
    ByokException refusal = assertThrows(ByokException.class, check::run);
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
  }
}
