package dev.sentinelsync.examples;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The syntax of Azure Pipelines, as far as the example uses it. What is not here is refused. */
record PipelineFile(
    @JsonProperty(required = true) Trigger trigger,
    @JsonProperty(required = true) String pr,
    List<Schedule> schedules,
    Pool pool,
    List<Variable> variables,
    @JsonProperty(required = true) List<Job> jobs) {

  /** Pushes that start it. */
  record Trigger(boolean batch, Branches branches) {}

  /** Names of branches. */
  record Branches(@JsonProperty(required = true) List<String> include) {}

  /** A time. */
  record Schedule(
      @JsonProperty(required = true) String cron,
      @JsonProperty(required = true) String displayName,
      @JsonProperty(required = true) Branches branches,
      boolean always) {}

  /** The machine. */
  record Pool(@JsonProperty(required = true) String vmImage) {}

  /** A variable. */
  record Variable(
      @JsonProperty(required = true) String name, @JsonProperty(required = true) String value) {}

  /** A job. */
  record Job(
      @JsonProperty(required = true) String job,
      String displayName,
      @JsonProperty(required = true) int timeoutInMinutes,
      @JsonProperty(required = true) List<Step> steps) {}

  /** A checkout or a task. */
  record Step(
      String checkout, String task, String displayName, AzureCli inputs, Map<String, String> env) {}

  /** Inputs of the task AzureCLI. */
  record AzureCli(
      @JsonProperty(required = true) String azureSubscription,
      @JsonProperty(required = true) String scriptType,
      @JsonProperty(required = true) String scriptLocation,
      String inlineScript) {}
}
