package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sentinelsync.publish.MediaTypes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be told of the containers without starting them: nothing that they name is missing. */
class ComposeFileTest {

  private static final Path SMALL = Path.of("docker-compose.yml");
  private static final Path FULL = Path.of("deploy", "compose", "compose.full.yml");

  private static final Pattern VARIABLE = Pattern.compile("SENTINEL_SYNC_[A-Z_]+");

  /** Variables of the Compose files themselves. */
  private static final Set<String> OF_COMPOSE =
      Set.of(
          "SENTINEL_SYNC_BIND",
          "SENTINEL_SYNC_NETWORK",
          "SENTINEL_SYNC_SITE_PORT",
          "SENTINEL_SYNC_DASHBOARD_PORT");

  private static JsonNode small;
  private static JsonNode full;
  private static String dockerfile;

  @BeforeAll
  static void read() throws IOException {
    small = tree(SMALL);
    full = tree(FULL);
    dockerfile = Files.readString(Path.of("Dockerfile"));
  }

  private static JsonNode tree(Path file) throws IOException {
    // SnakeYAML itself, which merges anchors.
    return new YAMLMapper().valueToTree(new Yaml().load(Files.readString(file)));
  }

  @Test
  void composeItselfAcceptsTheFiles() throws Exception {
    Assumptions.assumeTrue(
        InstalledTool.find("docker-compose").isPresent(),
        "docker-compose is not installed (Debian: apt-get install docker-compose)");
    InstalledTool.Result one = InstalledTool.run("docker-compose", "config", "--services");
    assertThat(one.exitCode()).as(one.text()).isZero();
    assertThat(one.text().lines()).containsExactlyInAnyOrder("sync-1", "postgres", "web");

    InstalledTool.Result both =
        InstalledTool.run(
            "docker-compose",
            "--file",
            SMALL.toString(),
            "--file",
            FULL.toString(),
            "config",
            "--services");
    assertThat(both.exitCode()).as(both.text()).isZero();
    assertThat(both.text().lines()).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void everyImageIsPinned() {
    List<String> images = new ArrayList<>();
    services().stream()
        .filter(service -> service.has("image") && !service.has("build"))
        .forEach(service -> images.add(service.get("image").asText()));
    Pattern.compile("(?m)^ARG \\w+_IMAGE=(\\S+)")
        .matcher(dockerfile)
        .results()
        .forEach(argument -> images.add(argument.group(1)));

    assertThat(images).hasSizeGreaterThan(9);
    assertThat(images)
        .allMatch(image -> image.matches("[^:]+:[^:]*\\d+[.-]\\d+[^:]*@sha256:[0-9a-f]{64}"));
    assertThat(
            Pattern.compile("(?m)^FROM (\\S+)").matcher(dockerfile).results().map(r -> r.group(1)))
        .as("each base image is an argument")
        .allMatch(base -> base.startsWith("${"));
  }

  @Test
  void whatGrafanaAndLokiAreGivenNamesWhatTheFullStackHas() throws IOException {
    Path folder = Path.of("deploy", "compose");
    SortedSet<String> asked = new TreeSet<>();
    tree(folder.resolve("grafana/datasources/datasources.yml"))
        .get("datasources")
        .forEach(source -> asked.add(URI.create(source.get("url").asText()).getHost()));
    assertThat(asked).isNotEmpty().isSubsetOf(names());

    List<String> mounts = new ArrayList<>();
    full.get("services")
        .forEach(service -> service.path("volumes").forEach(v -> mounts.add(v.asText())));
    JsonNode providers = tree(folder.resolve("grafana/dashboards/dashboards.yml")).get("providers");
    assertThat(providers).isNotEmpty();
    providers.forEach(
        provider ->
            assertThat(mounts)
                .anyMatch(mount -> mount.contains(":" + provider.at("/options/path").asText())));

    assertThat(tree(folder.resolve("loki/loki.yml")).at("/server/http_listen_port").asInt())
        .as("the port that the datasource asks")
        .isEqualTo(3100);
  }

  @Test
  void everyMountedFileAndEveryVolumeSecretAndServiceThatIsNamedIsThere() {
    Set<String> volumes = keys(small.get("volumes"));
    volumes.addAll(keys(full.get("volumes")));
    Set<String> secrets = keys(small.get("secrets"));
    secrets.addAll(keys(full.get("secrets")));
    for (JsonNode service : services()) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":")[0];
        if (source.startsWith("./")) {
          assertThat(Path.of(source)).exists();
        } else {
          assertThat(volumes).contains(source);
        }
      }
      service.path("secrets").forEach(secret -> assertThat(secrets).contains(secret.asText()));
      assertThat(names()).containsAll(keys(service.path("depends_on")));
    }
  }

  @Test
  void everyVariableOfTheInstancesIsReadByASetting() throws IOException {
    String readers =
        Files.readString(Path.of("config", "application.properties"))
            + Files.readString(Path.of("config", "log4j2.xml"));
    SortedSet<String> known = variables(readers);
    SortedSet<String> given = variables(dockerfile);
    services().forEach(service -> given.addAll(variables(service.toString())));
    given.removeAll(OF_COMPOSE);

    assertThat(given).hasSizeGreaterThan(10);
    assertThat(known).containsAll(given);
  }

  @Test
  void everyServiceIsCheckedAndWaitsForHealthyOnes() {
    assertThat(dockerfile).contains("EXPOSE 8080 8081").contains("HEALTHCHECK");
    for (JsonNode service : services()) {
      assertThat(service.has("healthcheck") || isInstance(service))
          .as("the image of the instances brings its own: %s", service)
          .isTrue();
      assertThat(service.path("depends_on"))
          .as(service.toString())
          .allMatch(on -> on.path("condition").asText().equals("service_healthy"));
    }
  }

  private static boolean isInstance(JsonNode service) {
    return service.at("/environment/JAVA_TOOL_OPTIONS").isTextual() || service.has("build");
  }

  @Test
  void portsAreOpenToThisMachineAloneUnlessSaidOtherwise() {
    List<String> ports = new ArrayList<>();
    services().forEach(service -> service.path("ports").forEach(port -> ports.add(port.asText())));

    assertThat(ports)
        .doesNotHaveDuplicates()
        .contains("${SENTINEL_SYNC_BIND:-127.0.0.1}:${SENTINEL_SYNC_SITE_PORT:-8088}:80")
        .allMatch(
            port ->
                port.startsWith("127.0.0.1:")
                    || port.startsWith("${SENTINEL_SYNC_BIND:-127.0.0.1}:"));
  }

  @Test
  void noContainerReachesTheEngineAndNoSecretIsAVariable() throws IOException {
    for (Path file : List.of(SMALL, FULL, Path.of("deploy/compose/alloy/config.alloy"))) {
      assertThat(Files.readString(file))
          .doesNotContain("docker.sock")
          .doesNotContain("privileged:");
    }
    for (JsonNode service : services()) {
      assertThat(keys(service.path("environment")))
          .filteredOn(name -> name.matches(".*(PASSWORD|TOKEN|SECRET|KEY).*"))
          .allMatch(name -> name.endsWith("_FILE"));
    }
  }

  @Test
  void bothInstancesAreAlike() {
    ObjectNode first = small.at("/services/sync-1").deepCopy();
    first.remove("ports");
    ObjectNode added = (ObjectNode) full.at("/services/sync-1");
    ((ObjectNode) first.get("environment")).setAll((ObjectNode) added.get("environment"));
    for (String list : List.of("volumes", "secrets")) {
      added.get(list).forEach(entry -> first.withArray(list).add(entry));
    }

    assertThat(sorted(full.at("/services/sync-2")))
        .isEqualTo(sorted(first).replace("sync-1", "sync-2"));
  }

  private static String sorted(JsonNode service) {
    SortedMap<String, String> parts = new TreeMap<>();
    service
        .properties()
        .forEach(
            part -> {
              SortedSet<String> values = new TreeSet<>();
              JsonNode value = part.getValue();
              if (value.isObject()) {
                value.properties().forEach(entry -> values.add(entry.toString()));
              } else if (value.isArray()) {
                value.forEach(entry -> values.add(entry.toString()));
              } else {
                values.add(value.toString());
              }
              parts.put(part.getKey(), values.toString());
            });
    return parts.toString();
  }

  @Test
  void theProxysFixedAddressIsGivenToNobodyElse() {
    JsonNode network = small.at("/networks/house/ipam/config/0");
    String web = small.at("/services/web/networks/house/ipv4_address").asText();

    String prefix = "${SENTINEL_SYNC_NETWORK:-172.30.0}";
    assertThat(network.get("subnet").asText()).isEqualTo(prefix + ".0/24");
    assertThat(network.get("ip_range").asText()).isEqualTo(prefix + ".128/25");
    assertThat(web).startsWith(prefix + ".").matches(".*}\\.\\d{1,2}");
    assertThat(small.at("/services/sync-1/environment/SENTINEL_SYNC_TRUSTED_PROXIES").asText())
        .isEqualTo(web);
  }

  @Test
  void theWebServerSendsTheMediaTypesOfTheProgram() throws IOException {
    SortedMap<String, String> types = new TreeMap<>();
    Pattern.compile("(?m)^ +(\\w+/[\\w.+-]+) ([\\w ]+);$")
        .matcher(Files.readString(Path.of("deploy/compose/web/default.conf")))
        .results()
        .forEach(
            line ->
                Stream.of(line.group(2).split(" "))
                    .forEach(ending -> types.put(ending, line.group(1))));

    assertThat(types).containsKeys("md", "html", "css", "js", "json", "csv", "svg", "png", "atom");
    assertThat(types)
        .allSatisfy(
            (ending, type) ->
                assertThat(MediaTypes.of("a." + ending).replace("; charset=utf-8", ""))
                    .isEqualTo(type));
  }

  @Test
  void theImageIsBakedForBothPlatforms() throws IOException {
    JsonNode bake = new JsonMapper().readTree(Path.of("deploy/image/docker-bake.json").toFile());
    JsonNode target = bake.at("/target/sentinel-sync");

    assertThat(target.path("platforms"))
        .extracting(JsonNode::asText)
        .containsExactly("linux/amd64", "linux/arm64");
    assertThat(Path.of(target.path("context").asText(), target.path("dockerfile").asText()))
        .exists();
    assertThat(keys(target.path("args")))
        .allMatch(argument -> dockerfile.contains("ARG " + argument + "="))
        .isSubsetOf(keys(bake.path("variable")));
  }

  private static List<JsonNode> services() {
    List<JsonNode> services = new ArrayList<>();
    small.get("services").forEach(services::add);
    full.get("services").forEach(services::add);
    return services;
  }

  private static Set<String> names() {
    Set<String> names = keys(small.get("services"));
    names.addAll(keys(full.get("services")));
    return names;
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new HashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static SortedSet<String> variables(String text) {
    SortedSet<String> variables = new TreeSet<>();
    VARIABLE.matcher(text).results().map(MatchResult::group).forEach(variables::add);
    return variables;
  }
}
