package dev.sentinelsync.kql.syntax.token;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of the language. All are case-sensitive. */
public final class Words {

  private static final String[] NO_COMPOUNDS = {};

  /** Words that may be a name wherever a name may be. */
  private static final Set<String> NAMES =
      words(
          """
          __partitionby access alias best_effort bin bool consume count database dataformat
          datetime_pattern declare default distinct edges entity_group evaluate extend facet filter
          fork from getschema graph guid id inline_external_table join kind let limit lookup mvapply
          mvexpand nodes null nulls on optional order output pack parse partition pattern plotly
          query_parameters range reduce regex render restrict scan serialize sort step summarize
          take top typeof uuid view with with_node_id with_source withsource
          """);

  /** Words of options: they may refer to a column or a table, but name nothing new. */
  private static final Set<String> OPTIONS = words("kind withsource with_source");

  /** Words that may be a name only where one is declared, such as before {@code =}. */
  private static final Set<String> DECLARED_NAMES =
      words(
          """
          accumulate as by contains datatable earliest externaldata find has in invoke latest
          materialize mdm of print sample sample-distinct search set sql title to top-hitters
          top-nested toscalar totable verbose viewers where
          """);

  /** Words that are never a name unless written in brackets. */
  private static final Set<String> RESERVED =
      words(
          """
          3Dchart __contextual_datatable __crossCluster __crossDB __executeAndCache __id __isFuzzy
          __noWithSource __packedColumn __projectAway __sourceColumnIndex and anomalychart areachart
          asc assert-schema bagexpansion barchart between boolean byte cachingpolicy callout cancel
          card char columnchart contains_cs containscs cycles dataexport datascope date datetime
          decimal decodeblocks desc double dynamic encodingpolicy endswith endswith_cs expandoutput
          extent_tags_retention external_data first flags float force_remote granny-asc granny-desc
          graph-mark-components graph-match graph-shortest-paths graph-to-table graph-where-edges
          graph-where-nodes harddelete hardretention has_all has_any has_cs hasprefix hasprefix_cs
          hassuffix hassuffix_cs hotcache in~ int int16 int32 int64 int8 isfuzzy journal ladderchart
          last like likecs linechart long macro-expand make-graph make-series
          materialized-view-combine missing mv-apply mv-expand nooptimization notcontains
          notcontainscs notlike notlikecs or others parse-kv parse-where partitioned-by pathformat
          piechart pivotchart project project-away project-by-names project-keep project-rename
          project-reorder project-smart queries query_results real relaxed restricted_view_access
          row_level_security rowstore rowstore_references rowstore_sealinfo rowstorepolicy rowstores
          scatterchart seal seals shards simple softdelete softretention stackedareachart startswith
          startswith_cs statistics storedqueryresultcontainers string tablepurge time timechart
          timeline timepivot timespan treemap uint uint16 uint32 uint64 uint8 ulong union uniqueid
          unrestrictedviewers views with_itemindex with_match_id with_step_name writeaheadlog
          """);

  /** Words that an exclamation mark can precede. */
  private static final String[] NEGATABLE = {
    "between",
    "contains_cs",
    "contains",
    "endswith_cs",
    "endswith",
    "has_cs",
    "hasprefix_cs",
    "hasprefix",
    "hassuffix_cs",
    "hassuffix",
    "has",
    "in~",
    "in",
    "startswith_cs",
    "startswith"
  };

  /** Types of columns and parameters. */
  public static final Set<String> TYPES =
      words(
          """
          bool boolean date datetime decimal double dynamic float guid int int16 int32 int64 int8
          long real string time timespan uint uint16 uint32 uint64 uint8 ulong uniqueid
          """);

  /** Kinds of charts whose words are no identifiers. */
  public static final Set<String> CHARTS =
      words(
          """
          3Dchart anomalychart areachart barchart card columnchart graph ladderchart linechart
          piechart pivotchart plotly scatterchart stackedareachart timechart timeline timepivot
          treemap
          """);

  /** Words that make a literal with the parenthesis that directly follows them. */
  static final Set<String> LITERAL_TYPES =
      words("long int64 int int32 real double decimal bool datetime date time timespan guid");

  private static final Map<String, String> KEYWORDS = new HashMap<>();
  private static final Map<String, String[]> COMPOUNDS = new HashMap<>();

  static {
    for (Set<String> group : Set.of(NAMES, DECLARED_NAMES, RESERVED)) {
      for (String word : group) {
        KEYWORDS.put(word, word);
        String first = firstPart(word);
        if (!first.equals(word)) {
          COMPOUNDS.merge(first, new String[] {word}, Words::longestFirst);
        }
      }
    }
  }

  private Words() {}

  /** The shared instance of a word of the language, or null when it is none. */
  static String keyword(String text) {
    return KEYWORDS.get(text);
  }

  /** The words such as {@code mv-expand} that begin with this one, longest first. */
  static String[] compounds(String first) {
    return COMPOUNDS.getOrDefault(first, NO_COMPOUNDS);
  }

  /** The words that {@code !} can precede, longest first among those that share a beginning. */
  static String[] negatable() {
    return NEGATABLE;
  }

  /** Whether the token can name something in an expression. */
  public static boolean isName(Token token) {
    return token.kind() == TokenKind.IDENTIFIER
        || token.kind() == TokenKind.KEYWORD && NAMES.contains(token.text());
  }

  /** Whether the token is the word of an option that cannot name anything new. */
  public static boolean isOption(Token token) {
    return token.kind() == TokenKind.KEYWORD && OPTIONS.contains(token.text());
  }

  /** Whether the token can name something that is being declared. */
  public static boolean isDeclaredName(Token token) {
    return isName(token)
        || token.kind() == TokenKind.KEYWORD && DECLARED_NAMES.contains(token.text());
  }

  private static String firstPart(String word) {
    int end = 0;
    while (end < word.length() && word.charAt(end) != '-' && word.charAt(end) != '~') {
      end++;
    }
    return word.substring(0, end);
  }

  private static String[] longestFirst(String[] before, String[] added) {
    String[] all = new String[before.length + 1];
    int at = 0;
    while (at < before.length && before[at].length() >= added[0].length()) {
      all[at] = before[at];
      at++;
    }
    all[at] = added[0];
    System.arraycopy(before, at, all, at + 1, before.length - at);
    return all;
  }

  private static Set<String> words(String text) {
    return Set.of(text.trim().split("\\s+"));
  }
}
