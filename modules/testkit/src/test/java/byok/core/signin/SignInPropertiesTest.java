package byok.core.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever an owner, a provider and a stranger do in turn. */
class SignInPropertiesTest {
  enum Step {
    BEGIN,
    APPROVE,
    COME_BACK,
    COME_BACK_WITH_ANOTHERS_CODE,
    REPLAY,
    FETCH,
    OFFLINE,
    ONLINE,
    ANSWER_LOST,
    MINUTES
  }

  private final List<Callback> given = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private SignInWorld world;
  private SignInReturn back;
  private String address;
  private int approvals;

  /** No code of a stranger's is ever sent, each approval makes one key at most, and the wallet gets each key once. */
  @Property(tries = 500)
  void keys_areTheOwners_andNeverTwo(@ForAll @Size(max = 40) List<Step> steps) {
    given.clear();
    keys.clear();
    world = new SignInWorld();
    back = world.comesBack(null);
    address = null;
    approvals = 0;
    steps.forEach(this::take);
    assertTrue(world.provider.made.size() <= approvals);
    assertEquals(keys.stream().distinct().toList(), keys);
    assertTrue(world.provider.made.containsAll(keys));
    assertTrue(world.provider.asked.stream().noneMatch(sent -> new String(sent.body()).contains("THEIRS")));
  }

  private void take(Step step) {
    switch (step) {
      case BEGIN -> address = world.begin();
      case APPROVE -> approve();
      case COME_BACK -> back = given.isEmpty() ? back : world.comesBack(given.get(given.size() - 1));
      case COME_BACK_WITH_ANOTHERS_CODE -> back = world.comesBack(Callback.of("guess", "THEIRS", null));
      case REPLAY -> back = given.isEmpty() ? back : world.comesBack(given.get(0));
      case FETCH -> fetch();
      case OFFLINE -> world.provider.offline = true;
      case ONLINE -> world.provider.offline = false;
      case ANSWER_LOST -> world.provider.breaksOff = !world.provider.breaksOff;
      case MINUTES -> world.wallet.clock().advance(240_000);
    }
  }

  private void approve() {
    if (address != null) {
      given.add(world.provider.approve(address));
      approvals++;
    }
  }

  private void fetch() {
    String key = world.fetch(back);
    if (key != null) {
      keys.add(key);
      back.stored();
    }
  }
}
