package dev.sentinelsync.publish;

import java.util.Locale;
import java.util.Map;

/** Media types by file name ending, for what a site consists of. */
public final class MediaTypes {

  private static final String DEFAULT = "application/octet-stream";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("kql", "text/plain; charset=utf-8"),
          Map.entry("xml", "application/xml"),
          Map.entry("atom", "application/atom+xml"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("woff2", "font/woff2"));

  private MediaTypes() {}

  /**
   * Whether a file hardly ever changes under its name, by its ending: pictures made of pixels. A
   * drawing (SVG) may show a number of the revision.
   */
  public static boolean isLasting(String path) {
    String type = of(path);
    return type.startsWith("image/") && !type.equals("image/svg+xml");
  }

  /** The media type of a file; that of unknown bytes for an unknown ending. */
  public static String of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, DEFAULT);
  }
}
