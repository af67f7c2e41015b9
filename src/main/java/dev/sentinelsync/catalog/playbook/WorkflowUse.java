package dev.sentinelsync.catalog.playbook;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import java.util.List;

/**
 * What the workflow of a playbook uses.
 *
 * @param connectors by kind, then name
 * @param hosts the hosts that its HTTP actions call, sorted
 */
public record WorkflowUse(List<LogicAppConnector> connectors, List<String> hosts) {

  /** Copies the lists. */
  public WorkflowUse {
    connectors = List.copyOf(connectors);
    hosts = List.copyOf(hosts);
  }

  /** Reads it from the playbook's file. */
  public static final class Of implements Derivation<WorkflowUse> {

    @Override
    public Family<WorkflowUse> family() {
      return LogicAppCatalog.WORKFLOW_USE;
    }

    @Override
    public WorkflowUse derive(String path, Facts facts) {
      return facts
          .get(InputCatalog.FILE, path)
          .facts(PlaybookFacts.class)
          .map(PlaybookFacts::workflow)
          .filter(workflow -> !workflow.connectors().isEmpty())
          .map(workflow -> new WorkflowUse(workflow.connectors(), workflow.hosts()))
          .orElse(null);
    }

    @Override
    public void emit(String path, WorkflowUse use, Emitter out) {
      for (LogicAppConnector connector : use.connectors()) {
        String key = LogicApp.key(connector);
        out.put(LogicAppCatalog.PLAYBOOKS, key, path);
        out.declare(LogicAppCatalog.LOGIC_APP, key);
      }
    }
  }
}
