package byok.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may import whom: ARCHITECTURE.md, "Modules". */
class ImportRulesTest {
  private static final List<String> MODULES =
      List.of("protocol", "rpc", "core", "browser", "ui", "wallet", "client", "mock", "testkit");

  private static JavaClasses all;

  @BeforeAll
  static void analyse() {
    List<Path> outputs = MODULES.stream().map(name -> Path.of("..", name, "target", "classes")).toList();
    all = new ClassFileImporter().importPaths(outputs);
  }

  /** A wrong path would make every rule below pass. */
  @Test
  void everyModuleWasReallyAnalysed() {
    assertTrue(all.size() > 250, "only " + all.size() + " classes analysed");
    for (String name : MODULES) {
      String prefix = "byok." + name;
      assertTrue(all.stream().anyMatch(type -> type.getPackageName().startsWith(prefix)), "no class of " + name);
    }
  }

  @Test
  void protocolDependsOnNothingOfOurs() {
    onlyOurs("byok.protocol..", "byok.protocol..");
  }

  @Test
  void rpcDependsOnProtocol() {
    onlyOurs("byok.rpc..", "byok.rpc..", "byok.protocol..");
  }

  @Test
  void coreDependsOnProtocol() {
    onlyOurs("byok.core..", "byok.core..", "byok.protocol..");
  }

  @Test
  void browserDependsOnProtocolRpcAndPorts() {
    onlyOurs(
        "byok.browser..", "byok.browser..", "byok.protocol..", "byok.rpc..", "byok.core.port..", "byok.core.secret..");
  }

  @Test
  void browserMessagingNeverTouchesCoreOrStorage() {
    onlyOurs("byok.browser.messaging..", "byok.browser.messaging..", "byok.protocol..", "byok.rpc..");
  }

  @Test
  void uiKnowsNoWallet() {
    onlyOurs("byok.ui..", "byok.ui..");
  }

  @Test
  void clientIsProtocolRpcAndMessaging() {
    onlyOurs("byok.client..", "byok.client..", "byok.protocol..", "byok.rpc..", "byok.browser.messaging..");
  }

  /** The mock wallet has the wire of a wallet, and no key, grant or budget of one. */
  @Test
  void mockIsProtocolRpcAndBrowser() {
    onlyOurs("byok.mock..", "byok.mock..", "byok.protocol..", "byok.rpc..", "byok.browser..");
  }

  @Test
  void walletIsAllButClientAndMock() {
    noClasses().that().resideInAPackage("byok.wallet..")
        .should().dependOnClassesThat().resideInAnyPackage("byok.client..", "byok.mock..").check(all);
  }

  @Test
  void pagesKnowNoCore() {
    onlyOurs("byok.wallet.pages..", "byok.wallet.pages..", "byok.ui..");
  }

  @Test
  void jsInteropStaysOutside() {
    noClasses().that().resideInAnyPackage("byok.protocol..", "byok.rpc..", "byok.core..", "byok.testkit..")
        .should().dependOnClassesThat().resideInAPackage("org.teavm..").check(all);
  }

  @Test
  void coreUsesNoPlatform() {
    noClasses().that().resideInAPackage("byok.core..")
        .should().dependOnClassesThat().resideInAnyPackage(
            "java.io..", "java.net..", "java.time..", "java.util.regex..", "java.util.concurrent..", "javax..").check(all);
  }

  /** The build makes the model again when this package changes, and for no other change. */
  @Test
  void modelFilesDependOnNothingOfOurs() {
    onlyOurs("byok.testkit.gguf..", "byok.testkit.gguf..");
  }

  @Test
  void featuresOfCoreAreAcyclic() {
    slices().matching("byok.core.(*)..").should().beFreeOfCycles().check(all);
  }

  private static void onlyOurs(String of, String... allowed) {
    classes().that().resideInAPackage(of)
        .should().onlyDependOnClassesThat(
            resideInAnyPackage(allowed)
                .or(resideOutsideOfPackage("byok..")))
        .check(all);
  }
}
