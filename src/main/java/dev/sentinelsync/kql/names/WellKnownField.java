package dev.sentinelsync.kql.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A field whose values tell which product or which kind of event a query is about, and the tables
 * it can belong to (analysis rules 10.1).
 *
 * @param name its documented spelling
 * @param tables the tables in order of preference; a trailing {@code *} matches any ending
 * @param numeric whether numbers count and string operators do not
 */
record WellKnownField(String name, List<String> tables, boolean numeric) {

  private static final Set<String> EQUALITIES =
      Set.of("==", "!=", "<>", "=~", "in", "in~", "!in", "!in~");

  private static final Set<String> STRING_OPERATORS =
      Set.of(
          "has",
          "has_cs",
          "has_any",
          "has_all",
          "contains",
          "contains_cs",
          "startswith",
          "startswith_cs",
          "endswith",
          "endswith_cs",
          "matches regex");

  private static final List<String> DEFENDER =
      List.of(
          "DeviceEvents",
          "DeviceFileEvents",
          "DeviceProcessEvents",
          "DeviceNetworkEvents",
          "DeviceRegistryEvents",
          "DeviceLogonInfo",
          "DeviceInfo",
          "DeviceImageLoadEvents",
          "CloudAppEvents",
          "Alert*",
          "Email*",
          "Identity*");

  private static final List<String> ASIM = List.of("asim*", "_asim*", "_im_*");

  private static final Map<String, WellKnownField> FIELDS = new HashMap<>();

  static {
    put(List.of("CommonSecurityLog"), "DeviceVendor", "DeviceProduct", "DeviceEventClassID");
    put(ASIM, "EventVendor", "EventProduct", "EventType");
    put(List.of("AzureDiagnostics"), "ResourceType", "Category");
    put(List.of("AzureDiagnostics", "AzureActivity"), "ResourceProvider");
    numeric(List.of("WindowsEvent", "SecurityEvent", "Event"), "EventID");
    put(List.of("Event"), "EventLog", "Source");
    put(List.of("WindowsEvent"), "Provider");
    put(List.of("Syslog"), "Facility", "ProcessName", "SyslogMessage");
    numeric(List.of("Syslog"), "ProcessID");
    put(List.of("AWSCloudTrail"), "EventName");
    put(DEFENDER, "ActionType");
    put(
        List.of("AuditLogs", "AzureActivity", "OfficeActivity", "SigninLogs", "AAD*"),
        "OperationName");
    put(List.of("OfficeActivity"), "OfficeWorkload");
    numeric(List.of("OfficeActivity"), "RecordType");
  }

  /** The field of that name, whatever its case, or null when it is none of these. */
  static WellKnownField of(String name) {
    return FIELDS.get(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a comparison with the operator says something about the field. */
  boolean supports(String operator) {
    if (EQUALITIES.contains(operator)) {
      return true;
    }
    return !numeric && isComparison(operator);
  }

  /** Whether an operator compares a value with constants for equality or by its text. */
  static boolean isComparison(String operator) {
    String positive = operator.startsWith("!") ? operator.substring(1) : operator;
    return EQUALITIES.contains(operator) || STRING_OPERATORS.contains(positive);
  }

  /** Which of the names are tables that have the field, in their order. */
  List<String> tables(Collection<String> names) {
    return names.stream()
        .filter(name -> tables.stream().anyMatch(table -> matches(table, name)))
        .toList();
  }

  /** Which of the names is the table that the field belongs to, or null when none is. */
  String table(Collection<String> names) {
    for (String table : tables) {
      for (String name : names) {
        if (matches(table, name)) {
          return name;
        }
      }
    }
    return null;
  }

  private static boolean matches(String table, String name) {
    return table.endsWith("*")
        ? name.regionMatches(true, 0, table, 0, table.length() - 1)
        : name.equalsIgnoreCase(table);
  }

  private static void put(List<String> tables, String... names) {
    for (String name : names) {
      FIELDS.put(name.toLowerCase(Locale.ROOT), new WellKnownField(name, tables, false));
    }
  }

  private static void numeric(List<String> tables, String name) {
    FIELDS.put(name.toLowerCase(Locale.ROOT), new WellKnownField(name, tables, true));
  }
}
