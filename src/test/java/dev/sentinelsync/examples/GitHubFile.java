package dev.sentinelsync.examples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The syntax of GitHub's workflows and actions, as far as this project uses it. What is not here is
 * refused: extend it by what GitHub documents.
 */
final class GitHubFile {

  private GitHubFile() {}

  /** A workflow. */
  record Workflow(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) Triggers on,
      Map<String, Access> permissions,
      Concurrency concurrency,
      @JsonProperty(required = true) Map<String, Job> jobs) {}

  /** Events that start a workflow; each may be there without more. */
  record Triggers(
      Event push,
      @JsonProperty("pull_request") Event pullRequest,
      @JsonProperty("pull_request_target") Event pullRequestTarget,
      @JsonProperty("workflow_dispatch") Event dispatch,
      List<Schedule> schedule) {}

  /** Which of the events count. */
  record Event(List<String> branches, List<String> tags, List<String> types, List<String> paths) {}

  /** A time. */
  record Schedule(@JsonProperty(required = true) String cron) {}

  /** A right of a token. */
  enum Access {
    @JsonProperty("read")
    READ,
    @JsonProperty("write")
    WRITE,
    @JsonProperty("none")
    NONE
  }

  /** What never runs side by side. */
  record Concurrency(
      @JsonProperty(required = true) String group,
      @JsonProperty("cancel-in-progress") boolean cancels) {}

  /** A job. */
  record Job(
      String name,
      @JsonProperty(value = "runs-on", required = true) String machine,
      @JsonProperty("if") String condition,
      String needs,
      Map<String, Access> permissions,
      Container container,
      @JsonProperty(value = "timeout-minutes", required = true) int minutes,
      Strategy strategy,
      Map<String, String> outputs,
      @JsonProperty(required = true) List<Step> steps) {

    Job {
      outputs = outputs == null ? Map.of() : outputs;
    }
  }

  /** The container of a job, by its image alone or with more. */
  record Container(
      @JsonProperty(required = true) String image, String options, List<String> volumes) {

    @JsonCreator
    static Container of(JsonNode node) {
      if (node.isTextual()) {
        return new Container(node.asText(), null, List.of());
      }
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!List.of("image", "options", "volumes").contains(name)) {
                  throw new IllegalArgumentException("Unrecognized field " + name);
                }
              });
      return new Container(node.path("image").asText(), node.path("options").asText(), List.of());
    }
  }

  /** The copies of a job. */
  record Strategy(@JsonProperty("fail-fast") boolean failFast, JsonNode matrix) {}

  /** A step: an action or a script. */
  record Step(
      String id,
      String name,
      @JsonProperty("if") String condition,
      String uses,
      Map<String, String> with,
      String shell,
      String run,
      Map<String, String> env) {

    Step {
      with = with == null ? Map.of() : with;
      env = env == null ? Map.of() : env;
    }
  }

  /** An action. */
  record Action(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String description,
      String author,
      Branding branding,
      Map<String, Input> inputs,
      Map<String, Output> outputs,
      @JsonProperty(required = true) Runs runs) {}

  /** How the marketplace shows it. */
  record Branding(String icon, String color) {}

  /** What it is given. */
  record Input(
      @JsonProperty(required = true) String description,
      boolean required,
      @JsonProperty("default") String otherwise) {}

  /** What it leaves. */
  record Output(
      @JsonProperty(required = true) String description,
      @JsonProperty(required = true) String value) {}

  /** What it does. */
  record Runs(
      @JsonProperty(required = true) String using,
      @JsonProperty(required = true) List<Step> steps) {}
}
