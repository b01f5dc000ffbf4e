package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWeightTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1                     | 1
      {"a":1,"b":[true]}    | 5
      [[[[1]]]]             | 5
      {"a":"one, two: [x]"} | 5
      """)
  void of_countsAtLeastEveryValue(String json, int values) {
    assertEquals(values, JsonWeight.of(json));
  }
}
