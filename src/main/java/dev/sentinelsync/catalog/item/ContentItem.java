package dev.sentinelsync.catalog.item;

import java.util.List;

/**
 * A content item as pages and indexes name it.
 *
 * @param path repository path of its file: its identity
 * @param type what it is
 * @param name display name
 * @param id its own id, or empty; several items may share one
 * @param source where it comes from
 * @param solutionKey its solution or group
 * @param solutionName that solution's display name
 * @param relativePath path below its type folder or top-level folder
 * @param description whole description, without line breaks; empty if none
 * @param severity as written, or empty
 * @param status as written, or empty
 * @param kind as written, or empty
 * @param version as spelled, or empty
 * @param tactics in order
 * @param techniques in order
 * @param requiredConnectors connector ids as written, in order, duplicates kept
 * @param queryStatus whether it still has a query
 * @param vendors event vendors that its queries ask for, by code point
 * @param products event products that its queries ask for, by code point
 * @param listed whether the solution's definition lists it; true outside solutions
 * @param solutionPublished whether its solution is on the marketplace; true outside solutions
 * @param readmePath repository path of its README (playbooks), or empty
 * @param keptFrom commit whose version is shown because the newest one cannot be read, or empty
 */
public record ContentItem(
    String path,
    ContentType type,
    String name,
    String id,
    ContentSource source,
    String solutionKey,
    String solutionName,
    String relativePath,
    String description,
    String severity,
    String status,
    String kind,
    String version,
    List<String> tactics,
    List<String> techniques,
    List<String> requiredConnectors,
    QueryStatus queryStatus,
    List<String> vendors,
    List<String> products,
    boolean listed,
    boolean solutionPublished,
    String readmePath,
    String keptFrom) {}
