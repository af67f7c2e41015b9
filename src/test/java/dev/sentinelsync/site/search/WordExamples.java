package dev.sentinelsync.site.search;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Texts and their words, for the program and for the script alike. */
final class WordExamples {

  /**
   * A text and its words.
   *
   * @param text the text
   * @param words its words, in order
   * @param shards the shard of each word
   */
  record Example(String text, List<String> words, List<String> shards) {}

  private WordExamples() {}

  /** All examples; they were made by another program, in Python, from the rules alone. */
  static List<Example> all() throws IOException {
    try (InputStream file = WordExamples.class.getResourceAsStream("/search/words.json")) {
      return Json.MAPPER.readValue(file, new TypeReference<>() {});
    }
  }
}
