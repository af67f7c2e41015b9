package dev.sentinelsync.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Something that reads what strangers write, and the rules that hold whatever they write. */
public enum FuzzTarget {
  YAML(ContentFuzz::yaml),
  JSON(ContentFuzz::json),
  KQL(KqlFuzz::new),
  WEBHOOK(WebhookFuzz::new),
  SETTINGS(SettingsFuzz::new),
  MARKDOWN(MarkdownFuzz::new),
  HTTP(HttpFuzz::new);

  /** One reader under test. */
  interface Subject extends AutoCloseable {

    /**
     * Reads an input.
     *
     * @throws Throwable when a rule is broken
     */
    void read(byte[] input) throws Throwable;

    /** Inputs to start from. */
    List<byte[]> seeds() throws IOException;

    /** Ends what the reader started. */
    @Override
    default void close() throws Exception {}
  }

  private final Supplier<Subject> maker;

  FuzzTarget(Supplier<Subject> maker) {
    this.maker = maker;
  }

  /** A reader with nothing in its memory. */
  Subject subject() {
    return maker.get();
  }

  /** The name as properties and folders have it. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
