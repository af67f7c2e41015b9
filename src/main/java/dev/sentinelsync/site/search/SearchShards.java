package dev.sentinelsync.site.search;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprinted;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files of the search: shards of cards and of terms, and the manifest that names the digest of
 * each (page layouts 15.3).
 */
public final class SearchShards {

  /** File names of the shards of cards. */
  public static final List<String> CARDS =
      IntStream.range(0, 64).mapToObj("%02x.json"::formatted).toList();

  /** File names of the shards of terms. */
  public static final List<String> TERMS =
      SearchWords.shards().stream().map(name -> name + ".json").toList();

  /** File name of the manifest. */
  public static final String MANIFEST = "manifest.json";

  private static final String CARDS_FOLDER = "cards/";

  private static final String TERMS_FOLDER = "terms/";

  private static final Family<Shard> SHARD = new Family<>("search-shard");

  private SearchShards() {}

  /**
   * A shard.
   *
   * @param lines its lines, each a JSON value
   * @param digest of the lines
   */
  private record Shard(List<String> lines, String digest) implements Fingerprinted {

    static Shard of(List<String> lines) {
      Fingerprint print = Fingerprints.of(lines);
      return new Shard(lines, "%016x".formatted(print.high()));
    }

    @Override
    public String identity() {
      return digest;
    }

    byte[] file() {
      String text = "{\"digest\":\"" + digest + "\",\"lines\":[\n" + String.join(",\n", lines);
      return (text + "\n]}\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  static void register(FactGraph.Builder builder) {
    builder.derived(new Shards());
  }

  /** Declares all shards; they are there whatever the repository holds. */
  public static void declare(Emitter out) {
    CARDS.forEach(file -> out.declare(SHARD, CARDS_FOLDER + file));
    TERMS.forEach(file -> out.declare(SHARD, TERMS_FOLDER + file));
  }

  /** The file of a shard of cards. */
  public static byte[] renderCards(PageContext context) {
    return context.facts().get(SHARD, CARDS_FOLDER + context.id()).file();
  }

  /** The file of a shard of terms. */
  public static byte[] renderTerms(PageContext context) {
    return context.facts().get(SHARD, TERMS_FOLDER + context.id()).file();
  }

  /** The manifest. */
  public static byte[] renderManifest(PageContext context) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", 1);
    manifest.put("stopWords", SearchWords.STOP_WORDS);
    List<String> names = context.facts().ids(SHARD);
    List<Shard> shards = context.facts().all(SHARD);
    manifest.put("cards", digests(names, shards, CARDS_FOLDER));
    manifest.put("terms", digests(names, shards, TERMS_FOLDER));
    return (Json.text(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> digests(
      List<String> names, List<Shard> shards, String folder) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith(folder)) {
        String file = names.get(i).substring(folder.length());
        digests.put(file.substring(0, file.lastIndexOf('.')), shards.get(i).digest());
      }
    }
    return digests;
  }

  private static final class Shards implements Derivation<Shard> {

    @Override
    public Family<Shard> family() {
      return SHARD;
    }

    @Override
    public Shard derive(String name, Facts facts) {
      String shard = name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'));
      return Shard.of(
          name.startsWith(CARDS_FOLDER)
              ? cards(facts.members(SearchIndex.CARDS, shard))
              : terms(facts.members(SearchIndex.TERMS, shard)));
    }

    /** Sorted by id, with which each line begins. */
    private static List<String> cards(List<String> lines) {
      for (int i = 1; i < lines.size(); i++) {
        String id = SearchCard.idOf(lines.get(i));
        if (id.equals(SearchCard.idOf(lines.get(i - 1)))) {
          throw new IllegalStateException(
              ("Two pages of the search have the id %s: %s and %s. "
                      + "Rename one of them, or switch the search off.")
                  .formatted(id, lines.get(i - 1), lines.get(i)));
        }
      }
      return lines;
    }

    /** A line for each term: the term, and for each field the ids of its pages. */
    private static List<String> terms(List<String> postings) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < postings.size(); ) {
        String term = SearchTerms.term(postings.get(i));
        List<String> line = new ArrayList<>(List.of(term));
        while (i < postings.size() && SearchTerms.term(postings.get(i)).equals(term)) {
          int place = SearchTerms.field(postings.get(i)) + 1;
          while (line.size() <= place) {
            line.add("");
          }
          line.set(place, line.get(place) + SearchTerms.id(postings.get(i)));
          i++;
        }
        lines.add(Json.text(line));
      }
      return lines;
    }
  }
}
