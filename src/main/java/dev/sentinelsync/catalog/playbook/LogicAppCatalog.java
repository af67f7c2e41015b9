package dev.sentinelsync.catalog.playbook;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families and indexes of Logic App connectors, which go by {@link LogicApp#key}. */
public final class LogicAppCatalog {

  /** What the workflow of a playbook uses, by path; none for a playbook that uses nothing. */
  public static final Family<WorkflowUse> WORKFLOW_USE = new Family<>("workflow-use");

  /** The connectors that any playbook uses. */
  public static final Family<LogicApp> LOGIC_APP = new Family<>("logic-app");

  /** Playbooks that use it, by connector key. */
  public static final Index PLAYBOOKS = Index.of("logic-app-playbooks");

  private LogicAppCatalog() {}
}
