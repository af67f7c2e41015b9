package dev.sentinelsync.content.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * One connection that the Codeless Connector Framework keeps for a connector (analysis rules 9.5).
 *
 * @param kind its kind, such as {@code RestApiPoller} or {@code Push}; empty for an embedded {@code
 *     pollingConfig} of the first generation
 * @param authType how it authenticates, such as {@code OAuth2}, or the empty string
 * @param paging whether it reads page after page
 * @param post whether it asks by HTTP POST
 * @param multiValueExpand whether it unfolds lists by a nested transformer
 * @param nested whether it makes calls for each result of a call
 * @param host the host that it asks, placeholders included, as written; empty if it is an
 *     expression
 * @param target where its records go
 */
public record CcfConnection(
    String kind,
    String authType,
    boolean paging,
    boolean post,
    boolean multiValueExpand,
    boolean nested,
    String host,
    Target target) {

  /**
   * Where the records of a connection go. Texts are empty where the connection does not say so.
   *
   * @param definitionName the connector that it belongs to
   * @param streamName the stream that it feeds
   * @param dataType the name of its data type, usually that of a table
   */
  public record Target(String definitionName, String streamName, String dataType) {}

  /**
   * What a set of connections can do, in the words and order of rule 9.5: kinds other than the
   * ordinary poller, ways to authenticate, then {@code Paging}, {@code POST}, {@code MvExpand},
   * {@code Nested}.
   */
  public static List<String> capabilities(Collection<CcfConnection> connections) {
    TreeSet<String> kinds = new TreeSet<>();
    TreeSet<String> auths = new TreeSet<>();
    for (CcfConnection connection : connections) {
      if (!connection.kind.isEmpty() && !connection.kind.equals("RestApiPoller")) {
        kinds.add(connection.kind);
      }
      boolean impliedByKind = connection.authType.equals("Push") && connection.kind.equals("Push");
      if (!connection.authType.isEmpty() && !impliedByKind) {
        auths.add(connection.authType);
      }
    }
    List<String> capabilities = new ArrayList<>(kinds);
    capabilities.addAll(auths);
    if (connections.stream().anyMatch(CcfConnection::paging)) {
      capabilities.add("Paging");
    }
    if (connections.stream().anyMatch(CcfConnection::post)) {
      capabilities.add("POST");
    }
    if (connections.stream().anyMatch(CcfConnection::multiValueExpand)) {
      capabilities.add("MvExpand");
    }
    if (connections.stream().anyMatch(CcfConnection::nested)) {
      capabilities.add("Nested");
    }
    return capabilities;
  }
}
