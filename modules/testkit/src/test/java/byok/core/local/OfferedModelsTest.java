package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Gpu;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list that the wallet is built with. */
class OfferedModelsTest {
  private final Value list = list();

  private static Value list() {
    try {
      return new JvmJson().parse(Files.readString(Path.of("../../apps/wallet/data/local-models.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void offered_isEveryEntry_withAnAddressForEachFile(Gpu gpu) {
    List<LocalModel> offered = LocalModels.offered(list, gpu);
    assertEquals(((Value.Obj) list).list("models").size(), offered.size());
    Set<String> ids = new HashSet<>();
    for (LocalModel model : offered) {
      assertTrue(ids.add(model.id()));
      assertEquals(model.id(), LocalModel.idOf(model.id()));
      assertTrue(model.memoryBytes() > 0 && model.context() > 0 && !model.licence().isEmpty(), model.id());
      assertTrue(model.files().stream().allMatch(file -> file.url().startsWith("https://")), model.id());
    }
  }

  @Test
  void offered_where16BitsAreNotComputed_isTheOtherForm_orDoesNotRun() {
    List<LocalModel> halves = LocalModels.offered(list, Gpu.HALVES);
    List<LocalModel> singles = LocalModels.offered(list, Gpu.SINGLES);
    for (int i = 0; i < halves.size(); i++) {
      LocalModel other = singles.get(i);
      if (halves.get(i).isForGpu() && other.runsOn(Gpu.SINGLES)) {
        assertNotEquals(halves.get(i).files(), other.files(), other.id());
      } else {
        assertEquals(halves.get(i).files(), other.files(), other.id());
      }
    }
    assertTrue(halves.stream().allMatch(model -> model.runsOn(Gpu.HALVES)));
    assertEquals(
        List.of("gemma3-1b-it-q4f16_1-MLC"),
        singles.stream().filter(model -> !model.runsOn(Gpu.SINGLES)).map(LocalModel::id).toList());
  }
}
