package byok.testkit.gguf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a {@link ReciteModel} to a file: {@code ReciteModelFile <path> [<dimension> <layers> [<feed forward>]]}, or
 * one that counts, for answers that take long: {@code ReciteModelFile <path> counting <words>}.
 */
public final class ReciteModelFile {
  private ReciteModelFile() {}

  public static void main(String[] arguments) throws IOException {
    ReciteModel model = modelOf(arguments);
    Path path = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(path.getParent());
    Files.write(path, model.toByteArray());
  }

  private static ReciteModel modelOf(String[] arguments) {
    return arguments.length == 3 && arguments[1].equals("counting")
        ? ReciteModel.counting(number(arguments[2]))
        : new ReciteModel(sizeOf(arguments));
  }

  private static ReciteModel.Size sizeOf(String[] arguments) {
    return switch (arguments.length) {
      case 1 -> ReciteModel.Size.DEFAULT;
      case 3 -> ReciteModel.Size.of(number(arguments[1]), number(arguments[2]));
      case 4 -> new ReciteModel.Size(number(arguments[1]), number(arguments[2]), number(arguments[3]));
      default -> throw new IllegalArgumentException(
          "usage: ReciteModelFile <path> [<dimension> <layers> [<feed forward>] | counting <words>]");
    };
  }

  private static int number(String argument) {
    return Integer.parseInt(argument);
  }
}
