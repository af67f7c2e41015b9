package dev.sentinelsync.site.markdown;

import dev.sentinelsync.support.PercentEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the links and images of a file of the repository lead when its text is shown elsewhere:
 * relative ones to the file's neighbours in the repository, those of the web where they did, and
 * all others nowhere.
 */
public final class RepositoryLinks {

  private static final Set<String> WEB = Set.of("http", "https", "mailto");

  private static final Set<String> SCRIPT =
      Set.of("javascript", "vbscript", "livescript", "mocha", "data");

  /** Browsers leave white space and control characters out before they look for a scheme. */
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}]");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
  private static final Pattern PATH = Pattern.compile("^[^?#]*");
  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  /** What may stand in an address as it is, wherever the address itself stands. */
  private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._~!$&+,;=:@/?#%-]");

  private static final int MOST_DECODINGS = 3;

  private final String folder;
  private final UnaryOperator<String> address;
  private final BranchAddresses branch;
  private final Function<String, Optional<EmbeddedImage>> images;

  /**
   * References of a text whose images the page does not show itself.
   *
   * @param folder repository folder that relative references start from, without a final slash;
   *     empty for the root
   * @param address the web address of a path of the repository, encoded; empty if it has none
   */
  public RepositoryLinks(String folder, UnaryOperator<String> address) {
    this(folder, address, BranchAddresses.NONE, path -> Optional.empty());
  }

  /**
   * References of a text.
   *
   * @param folder repository folder that relative references start from, without a final slash;
   *     empty for the root
   * @param address the web address of a path of the repository, encoded; empty if it has none
   * @param branch addresses in the web that lead into the repository
   * @param images the image at a path of the repository, if the page shows it itself
   */
  public RepositoryLinks(
      String folder,
      UnaryOperator<String> address,
      BranchAddresses branch,
      Function<String, Optional<EmbeddedImage>> images) {
    this.folder = folder;
    this.address = address;
    this.branch = branch;
    this.images = images;
  }

  /** References of which only paths are asked. */
  public static RepositoryLinks of(String folder, BranchAddresses branch) {
    return new RepositoryLinks(folder, path -> "", branch, path -> Optional.empty());
  }

  /** The image of a reference, if the page shows it itself. */
  Optional<EmbeddedImage> image(String reference) {
    return path(reference).flatMap(images);
  }

  /**
   * The path of the repository that a reference names; a file is there or not.
   *
   * @param reference as the text means it: entities and escapes decoded
   * @return empty if it leads elsewhere
   */
  public Optional<String> path(String reference) {
    String seen = UNSEEN.matcher(reference).replaceAll("");
    Optional<String> path;
    if (scheme(seen).isPresent() || reference.startsWith("//")) {
      String absolute = CONTROL.matcher(reference).replaceAll("").strip();
      path =
          branch
              .path(absolute.startsWith("//") ? "https:" + absolute : absolute)
              .map(below -> inRoot("", below));
    } else {
      path = hidesScript(reference) ? Optional.empty() : Optional.of(inRoot(folder, reference));
    }
    return path.filter(found -> !found.isEmpty());
  }

  /** The path of a reference without what follows a question mark or a number sign. */
  private static String inRoot(String folder, String reference) {
    Matcher written = PATH.matcher(reference);
    boolean file = written.find() && !written.group().isEmpty() && !written.group().endsWith("/");
    return file ? String.join("/", parts(folder, decodedPath(written.group()))) : "";
  }

  /**
   * Where a reference leads.
   *
   * @param reference as the text means it: entities and escapes decoded
   * @param anchors the anchors that the text itself has
   * @return the reference itself if it may stay; empty if it must not be followed
   */
  Optional<String> resolve(String reference, Set<String> anchors) {
    Optional<String> scheme = scheme(UNSEEN.matcher(reference).replaceAll(""));
    if (scheme.isPresent()) {
      return scheme.filter(WEB::contains).map(web -> CONTROL.matcher(reference).replaceAll(""));
    }
    if (hidesScript(reference)) {
      return Optional.empty();
    }
    if (reference.startsWith("#")) {
      return anchor(reference.substring(1), anchors).map(known -> "#" + known);
    }
    if (reference.isEmpty()) {
      return Optional.of(reference);
    }
    return reference.startsWith("//")
        ? Optional.of(plain("https:" + reference))
        : inRepository(reference);
  }

  private static Optional<String> scheme(String reference) {
    Matcher scheme = SCHEME.matcher(reference);
    return scheme.find() ? Optional.of(scheme.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** No browser decodes percent signs in a scheme, but what comes between may. */
  private static boolean hidesScript(String reference) {
    String decoded = reference;
    for (int i = 0; i < MOST_DECODINGS; i++) {
      decoded = decode(decoded);
      if (scheme(UNSEEN.matcher(decoded).replaceAll("")).filter(SCRIPT::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> anchor(String fragment, Set<String> anchors) {
    if (fragment.isEmpty() || anchors.contains(fragment)) {
      return Optional.of(fragment);
    }
    String decoded = decode(fragment);
    return anchors.contains(decoded)
        ? Optional.of(decoded)
        : Optional.of(decoded.toLowerCase(Locale.ROOT)).filter(anchors::contains);
  }

  private Optional<String> inRepository(String reference) {
    Matcher matcher = PATH.matcher(reference);
    String written = matcher.find() ? matcher.group() : "";
    String path = decodedPath(written);
    Deque<String> parts = parts(folder, path);
    String end = path.endsWith("/") && !parts.isEmpty() ? "/" : "";
    return Optional.of(address.apply(String.join("/", parts) + end))
        .filter(url -> !url.isEmpty())
        .map(url -> url + plain(reference.substring(written.length())));
  }

  private static String decodedPath(String written) {
    return CONTROL.matcher(decode(written.replace('\\', '/'))).replaceAll("");
  }

  private static Deque<String> parts(String folder, String path) {
    Deque<String> parts = new ArrayDeque<>();
    if (!path.startsWith("/")) {
      append(parts, folder);
    }
    append(parts, path);
    return parts;
  }

  /** Follows a path; what would lead out of the repository stays at its root. */
  private static void append(Deque<String> parts, String path) {
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
  }

  private static String plain(String text) {
    return PercentEncoding.encode(text, NOT_PLAIN);
  }

  /** Decodes percent signs once; what is not UTF-8 stays as it is. */
  private static String decode(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            match -> {
              byte[] bytes = new byte[match.group().length() / 3];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] =
                    (byte) Integer.parseInt(match.group().substring(3 * i + 1, 3 * i + 3), 16);
              }
              return Matcher.quoteReplacement(decoded(bytes, match.group()));
            });
  }

  private static String decoded(byte[] bytes, String otherwise) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return otherwise;
    }
  }
}
