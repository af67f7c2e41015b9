package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/kubernetes}: every resource is one that Kubernetes knows, with no field that it
 * does not know; they fit together; and the program accepts the environment that they give it.
 */
class KubernetesFilesTest {

  private static final Path BASE = Path.of("deploy", "kubernetes", "base");
  private static final Path OVERLAY = Path.of("deploy", "kubernetes", "overlays", "example");

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "Deployment", Deployment.class,
          "Ingress", Ingress.class,
          "NetworkPolicy", NetworkPolicy.class,
          "PodDisruptionBudget", PodDisruptionBudget.class,
          "Service", Service.class,
          "ServiceAccount", ServiceAccount.class,
          "ServiceMonitor", ServiceMonitor.class);

  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path secrets;

  /** A mapper that refuses what the models would otherwise keep as additional properties. */
  private static JsonMapper strict() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .annotationIntrospector(
            new JacksonAnnotationIntrospector() {
              @Override
              public Boolean hasAnySetter(Annotated annotated) {
                return false;
              }
            })
        .build();
  }

  @Test
  void everyResourceIsOneThatKubernetesKnowsAndIsNamed() throws IOException {
    assertThat(resources(BASE))
        .extracting(HasMetadata::getKind)
        .containsExactly(
            "ServiceAccount",
            "Deployment",
            "Service",
            "Service",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "ServiceMonitor");
    assertThat(resources(OVERLAY)).extracting(HasMetadata::getKind).containsExactly("Ingress");
    for (Path folder : List.of(BASE, OVERLAY)) {
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .as("nothing lies there unnamed")
            .containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of("kustomization.yaml"), named(folder).stream()).toList());
      }
    }
  }

  @Test
  void aFieldThatIsUnknownOrOfAnotherTypeIsRefused() throws IOException {
    String text = Files.readString(BASE.resolve("deployment.yaml"));

    assertThatThrownBy(() -> read(text.replace("runAsNonRoot", "runAsNobody")))
        .hasMessageContaining("runAsNobody");
    assertThatThrownBy(() -> read(text.replace("replicas: 2", "replicas: two")))
        .hasMessageContaining("two");
  }

  @Test
  void theResourcesFitTogether() throws IOException {
    List<HasMetadata> all = new ArrayList<>(resources(BASE));
    Deployment deployment = only(all, Deployment.class);
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    assertThat(labels).isNotEmpty();
    assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(only(all, PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
        .isEqualTo(labels);
    assertThat(only(all, NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels())
        .isEqualTo(labels);
    List<String> ports =
        container(deployment).getPorts().stream().map(ContainerPort::getName).toList();
    List<Service> services = each(all, Service.class);
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service.getSpec().getSelector()).isEqualTo(labels);
              assertThat(ports)
                  .contains(service.getSpec().getPorts().get(0).getTargetPort().getStrVal());
            });
    ServiceMonitor monitor = only(all, ServiceMonitor.class);
    Map<String, String> scraped = monitor.getSpec().getSelector().getMatchLabels();
    assertThat(services)
        .filteredOn(service -> scraped.equals(service.getMetadata().getLabels()))
        .singleElement()
        .extracting(service -> service.getSpec().getPorts().get(0).getName())
        .isEqualTo(monitor.getSpec().getEndpoints().get(0).getPort());
    Ingress ingress = only(resources(OVERLAY), Ingress.class);
    String backend =
        ingress
            .getSpec()
            .getRules()
            .get(0)
            .getHttp()
            .getPaths()
            .get(0)
            .getBackend()
            .getService()
            .getName();
    assertThat(services).extracting(s -> s.getMetadata().getName()).contains(backend);
    assertThat(environment(OVERLAY).get("SENTINEL_SYNC_HOST_NAMES").split(","))
        .contains(ingress.getSpec().getRules().get(0).getHost());
  }

  @Test
  void thePodsHaveNoRights() throws IOException {
    List<HasMetadata> all = resources(BASE);
    ServiceAccount account = only(all, ServiceAccount.class);
    PodSpec pod = only(all, Deployment.class).getSpec().getTemplate().getSpec();
    assertThat(pod.getServiceAccountName()).isEqualTo(account.getMetadata().getName());
    assertThat(account.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("USER " + pod.getSecurityContext().getRunAsUser());
    var rights = pod.getContainers().get(0).getSecurityContext();
    assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
    assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
    assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
    NetworkPolicy policy = only(all, NetworkPolicy.class);
    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(policy.getSpec().getIngress()).allMatch(rule -> !rule.getFrom().isEmpty());
  }

  @Test
  void thePodsAreProbedAndStoppedAsTheProgramNeedsIt() throws IOException {
    Deployment deployment = only(resources(BASE), Deployment.class);
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    Container container = container(deployment);
    assertThat(
            Stream.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .allSatisfy(
            probe -> {
              assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
              assertThat(probe.getHttpGet().getHttpHeaders())
                  .as("the address of the pod is a name that always counts")
                  .isEmpty();
            })
        .extracting(KubernetesFilesTest::path)
        .containsExactly(
            "/observe/health/live", "/observe/health/live", "/observe/health/webhooks");
    Settings settings = settings(BASE);
    assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
        .isGreaterThan(settings.service().shutdown().toSeconds() + 10);
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPath();
  }

  @Test
  void theProgramAcceptsTheEnvironment() throws IOException {
    SortedSet<String> known = new TreeSet<>();
    Pattern.compile("\\$\\{(SENTINEL_SYNC_\\w+)")
        .matcher(Files.readString(Path.of("config", "application.properties")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .forEach(known::add);
    for (Path folder : List.of(BASE, OVERLAY)) {
      SortedMap<String, String> environment = environment(folder);
      assertThat(known).containsAll(environment.keySet());
      assertThat(known)
          .containsAll(
              container(only(resources(BASE), Deployment.class)).getEnv().stream()
                  .map(variable -> variable.getName())
                  .toList());
      Settings settings = settings(folder);
      assertThat(settings.sites().get(0).source().uri())
          .isEqualTo(environment.get("SENTINEL_SYNC_SOURCE"));
      assertThat(settings.sites().get(0).maskedTarget())
          .as("two replicas share no folder")
          .doesNotStartWith("file:");
      assertThat(settings.state().shared()).isTrue();
      assertThat(settings.service().webhooks().credentials()).isNotEmpty();
    }
  }

  /** What the program reads, with the secrets of a test where the pods have theirs. */
  private Settings settings(Path folder) throws IOException {
    String mounted =
        container(only(resources(BASE), Deployment.class)).getVolumeMounts().stream()
            .filter(mount -> mount.getName().equals("secrets"))
            .findFirst()
            .orElseThrow()
            .getMountPath();
    SortedMap<String, String> environment = new TreeMap<>();
    for (Map.Entry<String, String> variable : environment(folder).entrySet()) {
      String value = variable.getValue();
      if (variable.getKey().endsWith("_FILE")) {
        assertThat(value).startsWith(mounted + "/");
        Path secret = secrets.resolve(value.substring(mounted.length() + 1));
        value = Files.writeString(secret, "0123456789abcdef0123456789abcdef\n").toString();
      }
      environment.put(variable.getKey(), value);
    }
    return Settings.readForService(
        ConfigurationFile.of(Path.of("config", "application.properties")),
        Map.of(),
        environment::get);
  }

  /** The generated configuration of a folder, merged into that of the base. */
  private static SortedMap<String, String> environment(Path folder) throws IOException {
    SortedMap<String, String> environment =
        folder.equals(BASE) ? new TreeMap<>() : environment(BASE);
    JsonNode generator =
        YAML.readTree(folder.resolve("kustomization.yaml").toFile()).at("/configMapGenerator/0");
    assertThat(generator.path("name").asText()).isEqualTo("sentinel-sync");
    assertThat(generator.path("behavior").asText("create"))
        .isEqualTo(folder.equals(BASE) ? "create" : "merge");
    for (JsonNode literal : generator.path("literals")) {
      String[] parts = literal.asText().split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }

  private static List<HasMetadata> resources(Path folder) throws IOException {
    List<HasMetadata> resources = new ArrayList<>();
    for (String file : named(folder)) {
      resources.addAll(read(Files.readString(folder.resolve(file))));
    }
    return resources;
  }

  /** The files that a folder's kustomization names, in its order. */
  private static List<String> named(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    YAML.readTree(folder.resolve("kustomization.yaml").toFile())
        .path("resources")
        .forEach(resource -> names.add(resource.asText()));
    names.removeIf(name -> name.startsWith("../"));
    return names;
  }

  private static List<HasMetadata> read(String text) throws IOException {
    List<HasMetadata> resources = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.hasNext()) {
        resources.add(resource(documents.next()));
      }
    }
    return resources;
  }

  private static HasMetadata resource(JsonNode document) throws JsonProcessingException {
    String kind = document.path("kind").asText();
    assertThat(KINDS).containsKey(kind);
    HasMetadata resource = strict().treeToValue(document, KINDS.get(kind));
    assertThat(resource.getApiVersion())
        .isEqualTo(HasMetadata.getApiVersion(resource.getClass()))
        .isEqualTo(document.path("apiVersion").asText());
    return resource;
  }

  private static Container container(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  private static <T> List<T> each(List<HasMetadata> all, Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T> T only(List<HasMetadata> all, Class<T> kind) {
    assertThat(each(all, kind)).hasSize(1);
    return each(all, kind).get(0);
  }
}
