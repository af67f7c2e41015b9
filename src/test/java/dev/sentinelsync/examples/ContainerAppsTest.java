package dev.sentinelsync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.testing.ShellBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template of Azure Container Apps: whole, and the program accepts what it is given. */
class ContainerAppsTest {

  private static final Path FILE = Path.of("examples/azure-container-apps/main.bicep");

  @TempDir Path secrets;

  @Test
  void everythingDeclaredIsUsedAndNothingElseIs() throws IOException {
    BicepFile file = BicepFile.read(FILE);

    SortedSet<String> idle = new TreeSet<>(file.declared().keySet());
    idle.removeAll(file.used());
    idle.removeIf(name -> file.declared().get(name).equals("output"));
    assertThat(idle).isEmpty();
    assertThat(file.declared().values()).contains("param", "var", "resource", "output");
  }

  @Test
  void aMistakeIsFound() throws IOException {
    String text = Files.readString(FILE);

    assertThatThrownBy(() -> BicepFile.of(text.replace("storage.name", "storages.name")))
        .hasMessageContaining("storages");
    assertThatThrownBy(() -> BicepFile.of(text.replace("value: source\n", "value: sauce\n")))
        .hasMessageContaining("sauce");
    assertThatThrownBy(() -> BicepFile.of(text.replace("sku: {", "sku:"))).isNotNull();
    assertThatThrownBy(() -> BicepFile.of(text.replace("'StorageV2'", "'StorageV2")))
        .hasMessageContaining("No Bicep");
  }

  @Test
  void theProgramAcceptsTheEnvironment() throws IOException {
    SortedMap<String, String> environment = new TreeMap<>();
    for (Map.Entry<String, String> variable : BicepFile.read(FILE).environment().entrySet()) {
      environment.put(variable.getKey(), value(variable.getValue()));
    }
    Settings settings =
        Settings.readForService(
            ConfigurationFile.of(Path.of("config", "application.properties")),
            Map.of(),
            environment::get);

    assertThat(environment).containsKey("AZURE_CLIENT_ID").hasSizeGreaterThan(9);
    assertThat(settings.sites().get(0).target()).isEqualTo("azblob://contosodocs/$web");
    assertThat(settings.sites().get(0).pages().html().formats()).containsExactly("html");
    assertThat(settings.service().webhooks().credentials()).isNotEmpty();
  }

  /** What Azure makes of an expression. */
  private String value(String expression) throws IOException {
    String value = expression.startsWith("sourceCredentials") ? "'${secrets}/source'" : expression;
    for (String file : List.of("source", "github-webhook", "control-token")) {
      if (value.equals("'${secrets}/" + file + "'")) {
        return Files.writeString(secrets.resolve(file), "0123456789abcdef0123456789abcdef\n")
            .toString();
      }
    }
    SortedMap<String, String> known = new TreeMap<>();
    known.put("identity.properties.clientId", "00000000-0000-4000-8000-000000000000");
    known.put("source", "https://github.com/contoso/detections.git");
    known.put("branch", "main");
    known.put("storage.properties.primaryEndpoints.web", "https://docs.contoso.example/");
    if (known.containsKey(value)) {
      return known.get(value);
    }
    assertThat(value).matches("'.*'");
    return value
        .substring(1, value.length() - 1)
        .replace("${storage.name}", "contosodocs")
        .replace("${name}", "sentinel-sync")
        .replace("${environment.properties.defaultDomain}", "contoso.example");
  }

  @Test
  void itFitsTheImageAndTheProgram() throws IOException {
    String text = Files.readString(FILE);
    String dockerfile = Files.readString(Path.of("Dockerfile"));

    assertThat(dockerfile).contains("EXPOSE 8080 8081").contains("VOLUME [\"/data\"");
    assertThat(text)
        .contains("targetPort: 8080")
        .contains("port: 8081")
        .contains("mountPath: '/data'")
        .contains("maxReplicas: 1")
        .contains("allowSharedKeyAccess: false")
        .doesNotContain("SENTINEL_SYNC_DB_URL'");
    assertThat(
            Pattern.compile("path: '(/[^']+)'").matcher(text).results().map(path -> path.group(1)))
        .containsOnly("/observe/health/live", "/observe/health/webhooks");
  }

  /** No Azure is there; the parameters that the manual gives are those that the template takes. */
  @Test
  void theManualGivesTheParametersThatItTakes() throws IOException {
    BicepFile file = BicepFile.read(FILE);
    String script = ShellBlock.in(FILE.resolveSibling("README.md")).get(0).script();
    SortedSet<String> given = new TreeSet<>();
    Pattern.compile(" (\\w+)=[\"\\w]")
        .matcher(script)
        .results()
        .forEach(p -> given.add(p.group(1)));
    SortedSet<String> demanded = new TreeSet<>(file.declared().keySet());
    demanded.removeIf(name -> !file.declared().get(name).equals("param") || file.hasDefault(name));

    assertThat(given).isEqualTo(demanded).isNotEmpty();
    assertThat(script).contains("--template-file main.bicep");
    assertThat(script.lines()).allMatch(line -> line.startsWith("az "));
  }
}
