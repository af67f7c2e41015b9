package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.config.Declaration.Affects;
import dev.sentinelsync.config.Declaration.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The declarations of the settings against what people read: {@code docs/configuration.md}, which
 * {@code -Dconfiguration.rewrite=true} writes from them, and the shipped configuration.
 */
class ConfigurationDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/configuration.md");
  private static final Path SHIPPED = Path.of("config/application.properties");

  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Made from settings.yaml. Do not edit; change that file, then run
      mvn test -Dtest=ConfigurationDocumentTest -Dconfiguration.rewrite=true -->

      Every command reads `config/application.properties` in the working folder, the packaged file of the same
      content if there is none, or the file that `--config` names, which must exist. A file needs to say only what
      differs from the defaults below. Options of the command line win over the file; an option that belongs to a
      site is meant for the site that `--site` names, or for the first one.

      `${NAME}` takes the value of an environment variable, `${NAME:value}` has a default for it. Relative paths
      start at the working folder. A key that is not in this list is an error, except keys that begin with `camel.`,
      which Camel Main reads. All mistakes of a file are reported at once. Secrets do not stand in the file; it names
      where they are.

      `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read from the environment alone; [Operating](operations.md#network)
      says how.

      `<name>` is the name of a site, `<provider>` one of the values of `webhook.providers`.
      **Pages** marks settings whose change can change pages; they belong to the digest of the configuration that a
      target's manifest holds.
      """;

  /** Keys that the shipped file leaves to this document. */
  private static final List<String> NOT_SHIPPED =
      List.of("site.<name>.webhook.<provider>.secret-variable");

  private static final Pattern SETTING = Pattern.compile("(?m)^(#?)([a-z][\\w.-]*)=(.*)$");

  @Test
  void theDocumentSaysWhatIsDeclared() throws IOException {
    String made = document();
    if (Boolean.getBoolean("configuration.rewrite")) {
      Files.writeString(DOCUMENT, made);
    }
    assertThat(DOCUMENT).hasContent(made);
  }

  @Test
  void theShippedConfigurationNamesEverySettingWithItsDefault() throws IOException {
    SortedSet<String> named = new TreeSet<>();
    Matcher line = SETTING.matcher(Files.readString(SHIPPED));
    while (line.find()) {
      String key = line.group(2);
      if (!key.startsWith(ServiceReader.CAMEL)) {
        Declaration declared = Declaration.of(key);
        named.add(declared.name());
        String value = line.group(3).replaceFirst("^\\$\\{\\w+:(.*)}$", "$1");
        boolean active = line.group(1).isEmpty();
        if (declared.otherwise() != null && !key.contains("webhook.github")) {
          assertThat(value).as(key).isEqualTo(declared.otherwise());
        } else if (active && !key.endsWith(".web-url")) {
          assertThat(value).as(key).isEmpty();
        }
      }
    }
    named.addAll(NOT_SHIPPED);
    assertThat(named).containsExactlyElementsOf(new TreeSet<>(all().keySet()));
  }

  @Test
  void everyNumberHasAReasonAndEveryDefaultIsAllowed() {
    assertThat(all().values())
        .allSatisfy(
            setting -> {
              assertThat(setting.documentation()).endsWith(".");
              assertThat(setting.affects()).as(setting.name()).isNotNull();
              if (setting.kind().isNumeric()) {
                assertThat(setting.reason()).as(setting.name()).endsWith(".");
              }
              if (setting.otherwise() != null) {
                assertThat(setting.kind().parse().apply(setting.otherwise())).isNotNull();
              }
            });
  }

  @Test
  void theSettingsThatPagesDependOnAreThese() {
    assertThat(all().values().stream().filter(key -> key.affects() == Affects.PAGES))
        .extracting(Declaration::name)
        .containsExactlyInAnyOrder(
            "site.<name>.folders",
            "site.<name>.layout",
            "site.<name>.formats",
            "site.<name>.title",
            "site.<name>.site-url",
            "site.<name>.robots",
            "site.<name>.source.secret-file",
            "site.<name>.source.ssh-key",
            "site.<name>.search",
            "site.<name>.history",
            "site.<name>.tombstones",
            "site.<name>.web-url",
            "site.<name>.source.depth",
            "site.<name>.templates",
            "site.<name>.reference.tables",
            "site.<name>.reference.marketplace",
            "site.<name>.reference.attack",
            "site.<name>.reference.overrides",
            "limits.file-bytes",
            "limits.nesting",
            "limits.entries",
            "limits.alias-entries",
            "limits.name-length",
            "limits.query-length",
            "limits.markdown-length",
            "limits.file-name-bytes",
            "limits.path-bytes");
  }

  @Test
  void theDigestFollowsTheSettingsThatPagesDependOnAndNoOther() {
    SortedMap<String, String> usual = digested(Map.of());
    all()
        .forEach(
            (name, setting) -> {
              boolean byContent = setting.kind().name().equals("path");
              SortedMap<String, String> changed =
                  digested(Map.of(name.replace("<provider>", "github"), another(setting)));
              if (setting.affects() == Affects.PAGES && !byContent) {
                assertThat(changed).as(name).isNotEqualTo(usual);
              } else {
                assertThat(changed).as(name).isEqualTo(usual);
              }
            });
  }

  private static SortedMap<String, String> digested(Map<String, String> options) {
    return Settings.read(ConfigurationFile.EMPTY, options, name -> null)
        .sites()
        .get(0)
        .pages()
        .digested();
  }

  /** A value that is allowed and not the default. */
  private static String another(Declaration setting) {
    return switch (setting.name()) {
      case "site.<name>.schedule" -> "0 0 4 * * ?";
      case "site.<name>.target" -> "file:elsewhere";
      case "state.url" -> "jdbc:h2:mem:elsewhere";
      default ->
          switch (setting.kind().name().split(" ")[0]) {
            case "number" -> setting.kind().name().replaceFirst(".*\\.\\.", "");
            case "share" -> "0.5";
            case "years" -> "3";
            case "duration" -> "2m";
            case "flag" -> "true";
            case "path" -> "config";
            case "zone" -> "Europe/Berlin";
            case "address", "collector" -> "https://git.example/rules";
            case "one", "some" ->
                Stream.of(setting.kind().name().replaceFirst("\\w+ of ", "").split(", "))
                    .filter(word -> !word.equals(setting.otherwise()))
                    .findFirst()
                    .orElseThrow();
            default -> "elsewhere";
          };
    };
  }

  /** All declared settings by name. */
  static SortedMap<String, Declaration> all() {
    SortedMap<String, Declaration> all = new TreeMap<>();
    Declaration.SECTIONS.forEach(
        section -> section.settings().forEach(setting -> all.put(setting.name(), setting)));
    return all;
  }

  private static String document() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (Section section : Declaration.SECTIONS) {
      text.append("\n## ").append(section.title()).append("\n\n");
      text.append("| setting | value, default | meaning |\n|---|---|---|\n");
      section.settings().forEach(setting -> text.append(row(setting)));
    }
    return text.toString();
  }

  private static String row(Declaration setting) {
    String otherwise = setting.otherwise() == null ? "" : "; default `" + setting.otherwise() + "`";
    String reason = setting.reason() == null ? "" : " *Why:* " + setting.reason();
    String pages = setting.affects() == Affects.PAGES ? " **Pages.**" : "";
    return "| `%s` | %s%s | %s%s%s |\n"
        .formatted(
            setting.name(),
            setting.kind().allowed(),
            otherwise,
            setting.documentation().replace("|", "\\|"),
            reason,
            pages);
  }
}
