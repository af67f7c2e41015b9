package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be told of the containers without starting them: nothing that they name is missing. */
class ComposeFileTest {

  private static final Pattern VARIABLE = Pattern.compile("SENTINEL_SYNC_[A-Z_]+");

  private static JsonNode compose;
  private static String dockerfile;

  @BeforeAll
  static void read() throws IOException {
    // SnakeYAML itself, since the anchors are to be merged.
    Object tree = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
    compose = new YAMLMapper().valueToTree(tree);
    dockerfile = Files.readString(Path.of("Dockerfile"));
  }

  @Test
  void composeItselfAcceptsTheFile() throws Exception {
    Assumptions.assumeTrue(
        InstalledTool.find("docker-compose").isPresent(),
        "docker-compose is not installed (Debian: apt-get install docker-compose)");
    InstalledTool.Said said = InstalledTool.run("docker-compose", "config", "--services");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text().lines()).containsExactlyInAnyOrderElementsOf(services().keySet());
  }

  @Test
  void everyImageIsPinned() {
    Map<String, String> images = new TreeMap<>();
    services()
        .forEach(
            (name, service) -> {
              if (!service.has("build")) {
                images.put(name, service.get("image").asText());
              }
            });
    Pattern.compile("(?m)^FROM (\\S+)")
        .matcher(dockerfile)
        .results()
        .forEach(from -> images.put("Dockerfile " + from.start(), from.group(1)));

    assertThat(images).hasSizeGreaterThan(9);
    assertThat(images.values()).allMatch(image -> image.matches("[^:]+:[^:]*\\d+[.-]\\d+[^:]*"));
  }

  @Test
  void everyMountedFileAndEveryVolumeAndServiceThatIsNamedIsThere() {
    Set<String> volumes = names(compose.get("volumes"));
    services()
        .forEach(
            (name, service) -> {
              for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().split(":")[0];
                if (source.startsWith("./")) {
                  assertThat(Path.of(source)).as(name).exists();
                } else if (!source.startsWith("/")) {
                  assertThat(volumes).as(name).contains(source);
                }
              }
              JsonNode needed = service.path("depends_on");
              List<String> others = new ArrayList<>(names(needed));
              needed.forEach(other -> others.add(other.isTextual() ? other.asText() : name));
              assertThat(services().keySet()).as(name).containsAll(others);
            });
  }

  @Test
  void everyVariableOfTheInstancesIsReadByASetting() throws IOException {
    String readers =
        Files.readString(Path.of("config", "application.properties"))
            + Files.readString(Path.of("config", "log4j2.xml"));
    SortedSet<String> known = variables(readers);
    // Built from the provider's name.
    known.add("SENTINEL_SYNC_GITHUB_SECRET");
    SortedSet<String> given = variables(dockerfile);
    services().values().forEach(service -> given.addAll(variables(service.toString())));

    assertThat(given).hasSizeGreaterThan(10);
    assertThat(known).containsAll(given);
  }

  @Test
  void portsAreOpenedOnceAndOnlyTheSiteToEveryone() {
    List<String> ports = new ArrayList<>();
    services().values().forEach(s -> s.path("ports").forEach(port -> ports.add(port.asText())));

    assertThat(ports).doesNotHaveDuplicates().contains("8088:80");
    assertThat(ports.stream().filter(port -> !port.startsWith("127.0.0.1:")))
        .containsExactly("8088:80");
    assertThat(dockerfile).contains("EXPOSE 8080 8081").contains("HEALTHCHECK");
  }

  @Test
  void theProxysFixedAddressIsGivenToNobodyElse() {
    JsonNode network = compose.at("/networks/house/ipam/config/0");
    String proxy = compose.at("/services/proxy/networks/house/ipv4_address").asText();

    assertThat(network.get("subnet").asText()).isEqualTo("172.30.0.0/24");
    assertThat(network.get("ip_range").asText()).isEqualTo("172.30.0.128/25");
    assertThat(proxy).matches("172\\.30\\.0\\.\\d{1,2}");
    assertThat(compose.at("/services/sync-1/environment/SENTINEL_SYNC_TRUSTED_PROXIES").asText())
        .isEqualTo(proxy);
  }

  private static Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    compose
        .get("services")
        .properties()
        .forEach(entry -> services.put(entry.getKey(), entry.getValue()));
    return services;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static SortedSet<String> variables(String text) {
    SortedSet<String> variables = new TreeSet<>();
    VARIABLE.matcher(text).results().map(MatchResult::group).forEach(variables::add);
    return variables;
  }
}
