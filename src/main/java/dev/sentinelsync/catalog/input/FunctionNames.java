package dev.sentinelsync.catalog.input;

import java.util.Locale;
import java.util.regex.Pattern;

/** Rules about the names of functions (analysis rules 2, 8). */
public final class FunctionNames {

  private static final Pattern ENDING = Pattern.compile("\\.(kql|ya?ml|txt|csl)$");
  private static final Pattern BUILT_IN = Pattern.compile("_(im|asim)_([a-z0-9]+)(_[a-z0-9_]+)?");

  private static final Pattern DEPLOYED =
      Pattern.compile("(?:vim|ASim)[A-Z](?!\\w*(?:Logs|_CL)$)\\w*");
  private static final Pattern VERSION = Pattern.compile("v[0-9]+$");

  /** What begins the names of built-in helpers that normalise nothing. */
  private static final Pattern HELPER =
      Pattern.compile("(get|lookup|resolve|check|build|extract|parse).*");

  /** A parser without rows that stands in a union for a schema. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("_(?:im|asim)_[a-z0-9_]*_empty(?:_?v[0-9]+)?");

  /** How the names of built-in helper functions begin; parsers are spelled {@code _ASim_}. */
  private static final String HELPER_PREFIX = "_ASIM_";

  private FunctionNames() {}

  /** The form by which a parser is looked up: without ending, one underscore and case. */
  public static String normalForm(String name) {
    String lower = ENDING.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
    return lower.startsWith("_") ? lower.substring(1) : lower;
  }

  /**
   * Whether a name belongs to the built-in ASIM parsers, which workspaces have without any file:
   * the prefixes are reserved for them.
   */
  public static boolean isBuiltInAsim(String name) {
    if (name.startsWith(HELPER_PREFIX)) {
      return false;
    }
    var match = BUILT_IN.matcher(name.toLowerCase(Locale.ROOT));
    return match.matches() && !HELPER.matcher(match.group(2)).matches();
  }

  /**
   * Whether a name can only be that of an ASIM parser that is deployed from a file, such as {@code
   * vimDnsQuay}. The tables of ASIM begin the same, but end in {@code Logs}.
   */
  public static boolean isAsim(String name) {
    return DEPLOYED.matcher(name).matches();
  }

  /**
   * Whether a name is that of a built-in parser without rows, also with a version behind it; a
   * query that names one uses no parser.
   */
  public static boolean isPlaceholder(String name) {
    return PLACEHOLDER.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * The name of a built-in ASIM parser without the version behind it (page layouts 7): {@code
   * _im_dns_gcpv02} is {@code _im_dns_gcp}. Other names stay as they are.
   *
   * @param lower a name in lower case
   */
  public static String withoutVersion(String lower) {
    return isBuiltInAsim(lower) ? VERSION.matcher(lower).replaceFirst("") : lower;
  }

  /**
   * The deployed name of a built-in ASIM parser that no file defines (analysis rules 8, naming
   * correspondence): {@code _Im_Dns} is {@code imDns}, {@code _Im_Dns_InfobloxNIOS} is {@code
   * vimDnsInfobloxNIOS}, {@code _ASim_Dns} is {@code ASimDns}.
   */
  public static String deployedName(String builtIn) {
    boolean filtering = builtIn.toLowerCase(Locale.ROOT).startsWith("_im_");
    String rest = builtIn.substring(builtIn.indexOf('_', 1) + 1);
    boolean source = rest.contains("_");
    String prefix = filtering ? (source ? "vim" : "im") : "ASim";
    return prefix + rest.replace("_", "");
  }

  /** The schema in the name of a built-in ASIM parser. */
  public static String schemaOf(String builtIn) {
    String rest = builtIn.substring(builtIn.indexOf('_', 1) + 1);
    int end = rest.indexOf('_');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
