package dev.sentinelsync.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** JSON as this program writes it for people and for its own database: times as ISO 8601. */
public final class Json {

  /** Reads and writes JSON; for many threads. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /**
   * Reads and writes records of which the database keeps the whole, by their components; for many
   * threads. A derived {@code isX} is no component: what holds it could not be read again.
   */
  public static final ObjectMapper RECORDS =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private Json() {}

  /**
   * A value that this program made, as one line of JSON.
   *
   * @throws IllegalStateException if it has no JSON form, which is a fault of the program
   */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw without(value, e);
    }
  }

  /** The same in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw without(value, e);
    }
  }

  private static IllegalStateException without(Object value, JsonProcessingException e) {
    return new IllegalStateException(value.getClass().getName() + " has no JSON form", e);
  }
}
