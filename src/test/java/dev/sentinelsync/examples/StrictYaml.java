package dev.sentinelsync.examples;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** YAML into a model that refuses every key that it does not know. */
final class StrictYaml {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StrictYaml() {}

  /** Reads a file of one document. */
  static <T> T read(Path file, Class<T> model) throws IOException {
    return read(Files.readString(file), model);
  }

  /** Reads a text of one document. */
  static <T> T read(String text, Class<T> model) throws IOException {
    return MAPPER.readValue(text, model);
  }
}
