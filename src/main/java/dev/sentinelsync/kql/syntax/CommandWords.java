package dev.sentinelsync.kql.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The verbs of management commands and the words that may come directly after them, as Microsoft's
 * parser reads them. What comes later is not known here.
 */
final class CommandWords {

  /** A line for each verb; a dot after a word: the command may end there; a star: any name. */
  private static final String TABLE =
      """
      add cluster database external follower function graph_model materialized-view table
      alter async cache cluster column columns database entity_group extentcontainers external \
      fabric follower function graph_model materialized-view mirroring-template policies table \
      tables
      alter-merge async cluster column database entity_group external materialized-view \
      mirroring-template table workload_group
      append * async
      apply mirroring-template
      attach async database extents from
      cancel operation query
      clean databases
      clear async cache cluster database materialized-view table
      create async database entity_group external function ifnotexists materialized-view \
      mirroring-template request_memoryprofile. request_support. rowstore. table tables tempstorage.
      create-merge table tables
      create-or-alter continuous-export database entity_group external function graph_model \
      materialized-view mirroring-template table workload_group
      define table tables
      delete async cluster column database external follower graph_model materialized-view \
      mirroring-template policies table
      detach database rowstore
      disable cluster continuous-export database materialized-view plugin
      drop async cluster column continuous-export database empty entity_group extent extents \
      external fabric follower function functions graph_model graph_shards graph_snapshot \
      graph_snapshots materialized-view rowstore stored_query_result stored_query_results \
      storedqueryresultcontainers table tables tempstorage unused workload_group
      drop-pretend extents
      enable cluster continuous-export database materialized-view plugin
      execute cluster database script
      export async compressed to
      ingest async inline into
      load database from
      make async graph_shards graph_snapshot
      merge * async database dryrun
      move async extents
      patch extents table
      rename column columns materialized-view table tables
      replace async database extents
      set * access async cluster continuous-export database external function graph_model \
      ifnotexists materialized-view stored_query_result table
      set-or-append * async
      set-or-replace * async stored_query_result
      show * cache. callstacks. capacity. certificates. clockdiagnostics. cloudsettings. cluster. \
      column commands. commands-and-queries. commconcurrency. commpools. continuous-export \
      continuous-exports. data database. databases. diagnostics. entity entity_group \
      entity_groups. extentcontainers. extents external fabric fabriccache. fabricclocks. \
      fabriclocks. featureflags. filesystem. follower freshness function functions. graph_model \
      graph_models. graph_snapshot graph_snapshots ingestion journal. materialized-view \
      materialized-views. memory. mempools. mirroring-template mirroring-templates. operation \
      operations. plugins. principal queries. query queryexecution queryplan request_support \
      rowstore rowstores. running schema. servicepoints. stored_query_result \
      stored_query_results. streamingingestion table tables. tcpconnections. tcpports. \
      threadpools. version. whatsgoingon. workload_group workload_groups.
      shuffle async table
      undo drop
      update async table
      """;

  private static final Map<String, Set<String>> FOLLOWING = following();

  /** Verbs of commands that fill a table with what a query finds. */
  private static final Set<String> FILLING =
      Set.of("append", "set", "set-or-append", "set-or-replace");

  /** Words that come before the name of what is filled, and name no other kind of command. */
  private static final Set<String> QUALIFYING =
      Set.of("async", "ifnotexists", "stored_query_result");

  private CommandWords() {}

  private static Map<String, Set<String>> following() {
    Map<String, Set<String>> map = new HashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              List<String> words = List.of(line.split(" "));
              map.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
            });
    return map;
  }

  /** Whether commands begin with the word. */
  static boolean isVerb(String word) {
    return FOLLOWING.containsKey(word);
  }

  /** Whether the word is one of those that say what the verb is about. */
  static boolean follows(String verb, String word) {
    return FOLLOWING.get(verb).contains(word) || mayEnd(verb, word);
  }

  /** Whether any name may come after the verb. */
  static boolean takesName(String verb) {
    return FOLLOWING.get(verb).contains("*");
  }

  /** Whether a command may consist of the verb and the word. */
  static boolean mayEnd(String verb, String word) {
    return FOLLOWING.get(verb).contains(word + ".");
  }

  /** Whether the verb and the word begin a command that fills a table with what a query finds. */
  static boolean fills(String verb, String word) {
    return FILLING.contains(verb) && (!follows(verb, word) || qualifies(verb, word));
  }

  /** Whether the word comes between such a verb and the name of what is filled. */
  static boolean qualifies(String verb, String word) {
    return QUALIFYING.contains(word) && follows(verb, word);
  }
}
