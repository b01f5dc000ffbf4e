package byok.testkit;

import byok.core.port.Argon2;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id by Bouncy Castle. */
public final class JvmArgon2 implements Argon2 {
  private static final int BYTES = 32;

  @Override
  public byte[] hash(Input input, Cost cost) {
    InMemoryStore.refuseInTransaction("Argon2");
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters(input, cost));
    byte[] tag = new byte[BYTES];
    generator.generateBytes(input.password(), tag);
    return tag;
  }

  private static Argon2Parameters parameters(Input input, Cost cost) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withSalt(input.salt())
        .withSecret(input.secret())
        .withAdditional(input.associated())
        .withMemoryAsKB(cost.memoryKib())
        .withIterations(cost.passes())
        .withParallelism(cost.lanes())
        .build();
  }
}
