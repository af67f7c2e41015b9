package dev.sentinelsync.catalog.connector;

import java.util.List;

/**
 * A data connector (analysis rules 9), or one that rules require and nobody defines.
 *
 * @param key the id in lower case: its identity over all solutions
 * @param id the id as its first definition spells it, else as first required
 * @param title display title; the id when nobody defines it
 * @param publisher as written, or empty
 * @param description Markdown, or empty
 * @param method collection method, or empty when nobody defines it
 * @param methodReason the evidence for it, or empty
 * @param definitionPath the file of the definition that this record is from, or empty
 * @param definitionIndex which definition of that file
 * @param files repository paths of all definition files
 * @param solutionKeys the solutions that hold it, by name
 * @param tables keys of the tables that it ingests, by code point
 * @param vendors event vendors, by code point
 * @param products event products, by code point
 * @param tableVendors vendors and products by table, by table key
 * @param deprecated whether its title says so
 * @param listed whether its solution's definition lists it
 * @param published whether its first solution is on the marketplace
 * @param defined false if rules require it and nobody defines it
 * @param generatedId whether the id was made from the title
 * @param readmePath repository path of its README, or empty
 * @param capabilities of a codeless connector, in order
 * @param additionalInformation corrections' notes, in order
 */
public record Connector(
    String key,
    String id,
    String title,
    String publisher,
    String description,
    String method,
    String methodReason,
    String definitionPath,
    int definitionIndex,
    List<String> files,
    List<String> solutionKeys,
    List<String> tables,
    List<String> vendors,
    List<String> products,
    List<TableVendors> tableVendors,
    boolean deprecated,
    boolean listed,
    boolean published,
    boolean defined,
    boolean generatedId,
    String readmePath,
    List<String> capabilities,
    List<String> additionalInformation) {

  /**
   * Which events of a table a connector brings.
   *
   * @param table the table's key
   * @param vendors by code point
   * @param products by code point
   */
  public record TableVendors(String table, List<String> vendors, List<String> products) {}
}
