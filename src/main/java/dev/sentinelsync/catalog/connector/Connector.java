package dev.sentinelsync.catalog.connector;

import java.util.List;

/**
 * A data connector (analysis rules 9), or one that rules require and nobody defines.
 *
 * @param key the id in lower case: its identity over all solutions
 * @param id the id as its first definition spells it, else as first required
 * @param about what its definition says of it
 * @param collection how its data comes in
 * @param definition where it is defined
 * @param ingestion what it ingests
 * @param status how far it is offered
 */
public record Connector(
    String key,
    String id,
    About about,
    Collection collection,
    Definition definition,
    Ingestion ingestion,
    Status status) {

  /**
   * What its definition says of it.
   *
   * @param title display title; the id when nobody defines it
   * @param publisher as written, or empty
   * @param description Markdown, or empty
   * @param capabilities of a codeless connector, in order
   * @param readmePath repository path of its README, or empty
   * @param additionalInformation corrections' notes, in order
   */
  public record About(
      String title,
      String publisher,
      String description,
      List<String> capabilities,
      String readmePath,
      List<String> additionalInformation) {}

  /**
   * How its data comes in.
   *
   * @param method collection method, or empty when nobody defines it
   * @param methodReason the evidence for it, or empty
   */
  public record Collection(String method, String methodReason) {}

  /**
   * Where it is defined.
   *
   * @param definitionPath the file of the definition that this record is from, or empty
   * @param definitionIndex which definition of that file
   * @param files repository paths of all definition files
   * @param solutionKeys the solutions that hold it, by name
   * @param generatedId whether the id was made from the title
   */
  public record Definition(
      String definitionPath,
      int definitionIndex,
      List<String> files,
      List<String> solutionKeys,
      boolean generatedId) {}

  /**
   * What it ingests.
   *
   * @param tables keys of the tables that it ingests, by code point
   * @param vendors event vendors, by code point
   * @param products event products, by code point
   * @param tableVendors vendors and products by table, by table key
   */
  public record Ingestion(
      List<String> tables,
      List<String> vendors,
      List<String> products,
      List<TableVendors> tableVendors) {}

  /**
   * How far it is offered.
   *
   * @param deprecated whether its title says so
   * @param listed whether its solution's definition lists it
   * @param published whether its first solution is on the marketplace
   * @param defined false if rules require it and nobody defines it
   */
  public record Status(boolean deprecated, boolean listed, boolean published, boolean defined) {}

  /**
   * Which events of a table a connector brings.
   *
   * @param table the table's key
   * @param vendors by code point
   * @param products by code point
   */
  public record TableVendors(String table, List<String> vendors, List<String> products) {}

  public List<String> tables() {
    return ingestion.tables();
  }

  public List<String> files() {
    return definition.files();
  }

  public boolean defined() {
    return status.defined();
  }

  public String definitionPath() {
    return definition.definitionPath();
  }

  public List<TableVendors> tableVendors() {
    return ingestion.tableVendors();
  }

  public String description() {
    return about.description();
  }

  public String publisher() {
    return about.publisher();
  }

  public String title() {
    return about.title();
  }

  public String method() {
    return collection.method();
  }

  public List<String> vendors() {
    return ingestion.vendors();
  }

  public List<String> products() {
    return ingestion.products();
  }

  public boolean listed() {
    return status.listed();
  }

  public boolean deprecated() {
    return status.deprecated();
  }

  public boolean published() {
    return status.published();
  }
}
