package dev.sentinelsync.http;

import static dev.sentinelsync.service.ServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sentinelsync.ops.OperatedService;
import dev.sentinelsync.service.ServiceFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/openapi.yaml} against the running service. */
class OpenApiTest {

  private static final Path DOCUMENT = Path.of("docs/openapi.yaml");

  private static final String READER = "a-token-that-only-reads-anything";

  @TempDir Path folder;

  private OperatedService service;
  private ObjectNode document;

  @BeforeEach
  void start() throws IOException {
    document = (ObjectNode) new YAMLMapper().readTree(DOCUMENT.toFile());
    service = OperatedService.in(folder).variable("SENTINEL_SYNC_READ_TOKEN", READER).start();
    service.awaitPublished();
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  /** An operation of the document. */
  private record Operation(String path, String method, JsonNode description) {

    boolean isGuarded() {
      return !description.has("security");
    }
  }

  @Test
  void everyPathOfTheServiceIsDescribedAndNoOther() {
    SortedSet<String> served = new TreeSet<>();
    service
        .routes()
        .forEach(
            (path, methods) ->
                methods.forEach(
                    method -> served.add(method.toLowerCase(Locale.ROOT) + " " + template(path))));
    SortedSet<String> described = new TreeSet<>();
    operations().forEach(operation -> described.add(operation.method() + " " + operation.path()));
    described.remove("post /webhook/{provider}");

    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyOperationAnswersAsDescribed() {
    HttpResponse<String> requested = ask("post", "/api/sites/rules/sync", "{}", control());
    String location = requested.headers().firstValue("Location").orElseThrow();
    requireFits(requested, operation("/api/sites/{site}/sync", "post"));
    await()
        .atMost(OperatedService.PATIENCE)
        .until(
            () -> json(ask("get", location, "", control())).path("status").asText(),
            "DONE"::equals);
    JsonNode request = json(ask("get", location, "", control()));
    JsonNode report = json(ask("get", "/api/runs/" + request.path("run").asText(), "", control()));
    assertThat(report.path("requests").get(0)).isEqualTo(request.path("requestId"));

    Map<String, String> values =
        Map.of(
            "{site}",
            "rules",
            "{run}",
            request.path("run").asText(),
            "{request}",
            request.path("requestId").asText(),
            "{file}",
            "main.js");
    for (Operation operation : operations()) {
      if (operation.path().startsWith("/webhook/") || operation.path().endsWith("/events")) {
        continue;
      }
      String path = operation.path();
      for (Map.Entry<String, String> value : values.entrySet()) {
        path = path.replace(value.getKey(), value.getValue());
      }
      String body =
          operation.description().at("/requestBody/content/application~1json/example").toString();
      HttpResponse<String> answer = ask(operation.method(), path, body, control());
      // A service that just resumed a site may still have something to do.
      boolean down = path.startsWith("/observe/health") && answer.statusCode() == 503;
      assertThat(down || answer.statusCode() / 100 == 2).as(path + answer.body()).isTrue();
      requireFits(answer, operation);
      if (operation.isGuarded()) {
        requireFits(ask(operation.method(), path, body, Optional.empty()), operation, 401);
        int reads = operation.method().equals("get") ? answer.statusCode() : 403;
        requireFits(ask(operation.method(), path, body, Optional.of(READER)), operation, reads);
      }
      if (path.contains("rules")) {
        String unknown = path.replace("rules", "none");
        requireFits(ask(operation.method(), unknown, body, control()), operation, 404);
      }
      if (operation.method().equals("post")) {
        requireFits(ask("post", path, "{\"x\": 1}", control()), operation, 400);
      }
    }
    assertThat(json(ask("get", "/dashboard/state", "", Optional.of(READER))).path("readOnly"))
        .isEqualTo(json(ask("get", "/dashboard/access", "", control())).path("token"));
  }

  @Test
  void aWebhookIsAnsweredAsDescribed() {
    HttpResponse<String> answer = service.fixture().webhook(service.httpPort(), "delivery-1");
    requireFits(answer, operation("/webhook/{provider}", "post"), 202);
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (List.of("get", "post").contains(method.getKey())) {
                            operations.add(
                                new Operation(path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    return operations;
  }

  private Operation operation(String path, String method) {
    return operations().stream()
        .filter(one -> one.path().equals(path) && one.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static String template(String path) {
    String template = path.replaceAll(":([a-z]+)", "{$1}");
    return template.matches("/dashboard/\\w+\\.\\w+") ? "/dashboard/{file}" : template;
  }

  private void requireFits(HttpResponse<String> answer, Operation operation, int status) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
    requireFits(answer, operation);
  }

  private void requireFits(HttpResponse<String> answer, Operation operation) {
    String described =
        "/paths/%s/%s/responses/%d"
            .formatted(
                operation.path().replace("/", "~1"), operation.method(), answer.statusCode());
    JsonNode response = document.at(described);
    assertThat(response.isObject()).as(described).isTrue();
    if (response.has("$ref")) {
      described = response.path("$ref").asText().substring(1);
      response = document.at(described);
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    assertThat(response.path("content").has(type)).as("%s in %s", type, described).isTrue();
    if (type.equals("application/json")) {
      ObjectNode schema = document.deepCopy();
      schema.put("$ref", "#" + described + "/content/application~1json/schema");
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(json(answer)))
          .as(answer.uri() + " " + answer.body())
          .isEmpty();
    }
  }

  private static Optional<String> control() {
    return Optional.of(ServiceFixture.TOKEN);
  }

  private HttpResponse<String> ask(
      String method, String path, String body, Optional<String> token) {
    return service
        .fixture()
        .manage(
            service.port(),
            method.toUpperCase(Locale.ROOT),
            path,
            method.equals("get") ? "" : body,
            token.map(value -> "Bearer " + value),
            "application/json");
  }
}
