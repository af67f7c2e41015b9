package dev.sentinelsync.site.search;

import dev.sentinelsync.catalog.item.ContentItem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values by which results are chosen (page layouts 15.1). Authors write {@code Initial access} and
 * {@code InitialAccess}; a reader wants both. What has no known form stays as written.
 */
final class FacetValues {

  private static final String AVAILABLE = "Available";

  private static final Map<String, String> KNOWN =
      Stream.of(
              "High",
              "Medium",
              "Low",
              "Informational",
              "Reconnaissance",
              "ResourceDevelopment",
              "InitialAccess",
              "Execution",
              "Persistence",
              "PrivilegeEscalation",
              "DefenseEvasion",
              "CredentialAccess",
              "Discovery",
              "LateralMovement",
              "Collection",
              "CommandAndControl",
              "Exfiltration",
              "Impact",
              "ImpairProcessControl",
              "InhibitResponseFunction")
          .collect(Collectors.toUnmodifiableMap(FacetValues::folded, Function.identity()));

  private FacetValues() {}

  /** A severity. */
  static String severity(String written) {
    return known(written);
  }

  /** Tactics, each once, in their order. */
  static List<String> tactics(List<String> written) {
    Set<String> tactics = new LinkedHashSet<>();
    written.forEach(tactic -> tactics.add(known(tactic)));
    tactics.remove("");
    return List.copyOf(tactics);
  }

  private static String known(String written) {
    return KNOWN.getOrDefault(folded(written), written.strip());
  }

  private static String folded(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  /** How far an item is in use and offered. */
  static String status(ContentItem item) {
    return switch (item.content().queryStatus()) {
      case RETIRED, DEPRECATED, MOVED_OR_REPLACED -> item.content().queryStatus().label();
      default -> {
        String status = status(false, item.solutionPublished(), item.listed());
        boolean usual = status.equals(AVAILABLE) && !item.status().isBlank();
        yield usual ? item.status().strip() : status;
      }
    };
  }

  /**
   * How far something is in use and offered.
   *
   * @param deprecated whether its author says that it is no longer in use
   * @param published whether its solution is on the marketplace
   * @param listed whether its solution's definition lists it
   */
  static String status(boolean deprecated, boolean published, boolean listed) {
    if (deprecated) {
      return "Deprecated";
    }
    if (!published) {
      return "Unpublished";
    }
    return listed ? AVAILABLE : "Discovered";
  }
}
