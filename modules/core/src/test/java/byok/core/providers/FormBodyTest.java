package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.protocol.Value;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormBodyTest {
  @Test
  void encode_writesFieldsListsAndFiles() {
    Value.Arr pairs =
        new Value.Arr().add(pair("model", new Value.Text("whisper-1")))
            .add(pair("include[]", new Value.Text("a"))).add(pair("include[]", new Value.Text("é")))
            .add(pair("file", file(new byte[] {1, 2}, "audio/wav", "audio.wav")));
    assertEquals(
        "--b1\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n"
            + "--b1\r\nContent-Disposition: form-data; name=\"include[]\"\r\n\r\na\r\n"
            + "--b1\r\nContent-Disposition: form-data; name=\"include[]\"\r\n\r\né\r\n"
            + "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"audio.wav\"\r\n"
            + "Content-Type: audio/wav\r\n\r\n\u0001\u0002\r\n--b1--\r\n",
        new String(FormBody.encode(FormBody.read(pairs), "b1"), StandardCharsets.UTF_8));
  }

  @Test
  void read_whatIsNoListOfPairs_isNull() {
    assertNull(FormBody.read(new Value.Arr().add("model")));
    assertNull(FormBody.read(new Value.Arr().add(new Value.Arr().add("model"))));
    assertNull(FormBody.read(new Value.Arr().add(new Value.Arr().add(Value.of(1)).add("x"))));
  }

  @Test
  void textBytes_countTextsAlone() {
    Value.Obj form = new Value.Obj().put("prompt", "aé").put("file", file(new byte[900], "audio/wav", "audio.wav"));
    assertEquals(3 + 9 + 9, FormBody.textBytes(form));
  }

  private static Value.Arr pair(String name, Value value) {
    return new Value.Arr().add(name).add(value);
  }

  static Value.Obj file(byte[] bytes, String type, String name) {
    return new Value.Obj().put("bytes", new Value.Bytes(bytes)).put("type", type).put("name", name);
  }
}
