package dev.sentinelsync.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Files that the program brings along: the project's own {@code config} and {@code routes}. They
 * are defaults; files of the working folder or of configured folders replace them.
 */
public final class Packaged {

  /** Where they lie among the program's resources. */
  public static final String ROOT = "packaged/";

  private Packaged() {}

  /**
   * The text of a file.
   *
   * @param path path in the project, such as {@code config/overrides.csv}
   */
  public static String text(String path) {
    try (InputStream stream = resource(path).openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The packaged file " + path + " cannot be read.", e);
    }
  }

  /**
   * Adds a file that replaces a packaged one, unless there is none or it is the same.
   *
   * @param files takes its bytes as characters, or nothing but the name if it cannot be read
   * @param name by which it is added
   * @param file the file of the user
   * @param path path of the packaged one in the project; there need not be one
   */
  public static void putIfOther(Map<String, String> files, String name, Path file, String path) {
    if (!Files.exists(file)) {
      return;
    }
    try (InputStream packaged = Packaged.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      byte[] bytes = Files.readAllBytes(file);
      if (packaged == null || !Arrays.equals(bytes, packaged.readAllBytes())) {
        files.put(name, new String(bytes, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // Whoever uses it says why.
      files.put(name, "");
    }
  }

  /**
   * The texts of all files of a folder, by file name.
   *
   * @param folder path in the project, such as {@code config/templates}
   */
  public static SortedMap<String, String> texts(String folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      for (String name : names(folder)) {
        texts.put(name, text(folder + "/" + name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The packaged folder " + folder + " cannot be read.", e);
    }
    return texts;
  }

  private static List<String> names(String folder) throws IOException {
    URL url = resource(folder);
    if (!url.getProtocol().equals("jar")) {
      try (Stream<Path> files = Files.list(Path.of(URI.create(url.toString())))) {
        return files.map(file -> file.getFileName().toString()).toList();
      }
    }
    String prefix = ROOT + folder + "/";
    JarURLConnection connection = (JarURLConnection) url.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
          .map(name -> name.substring(prefix.length()))
          .toList();
    }
  }

  private static URL resource(String path) {
    URL url = Packaged.class.getClassLoader().getResource(ROOT + path);
    if (url == null) {
      throw new IllegalStateException("The program was built without " + path + ".");
    }
    return url;
  }
}
