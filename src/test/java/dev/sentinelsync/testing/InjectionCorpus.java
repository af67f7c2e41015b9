package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.owasp.html.HtmlSanitizer;

/**
 * Texts that try to act on the page they are shown on: calls of {@code canary()}, addresses on the
 * host {@code CANARY}, markup that closes or keeps open what is not its own.
 */
public final class InjectionCorpus {

  private static final Set<String> FORBIDDEN_ELEMENTS =
      Set.of(
          "script",
          "iframe",
          "frame",
          "frameset",
          "object",
          "embed",
          "applet",
          "form",
          "input",
          "button",
          "select",
          "option",
          "textarea",
          "style",
          "link",
          "meta",
          "base",
          "svg",
          "math",
          "video",
          "audio",
          "source",
          "picture",
          "template",
          "noscript",
          "title",
          "xmp",
          "plaintext",
          "listing",
          "html",
          "head",
          "body",
          "portal",
          "marquee");

  private static final Pattern FORBIDDEN_ATTRIBUTE =
      Pattern.compile(
          "on.*|style|class|srcset|srcdoc|background|formaction|action|ping|data|xlink:href|"
              + "lowsrc|dynsrc|http-equiv|autofocus|tabindex|download");

  private static final Pattern WEB = Pattern.compile("(?is)(?:https?:|mailto:).*");
  private static final Pattern SCHEME = Pattern.compile("(?is)[a-z][a-z0-9+.-]*:.*");

  private InjectionCorpus() {}

  /** All texts. */
  public static List<String> texts() {
    try (InputStream in = InjectionCorpus.class.getResourceAsStream("/injection/vectors.md")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.concat(Stream.of(all.split("\n=====\n")), withBytes()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the corpus cannot be read", e);
    }
  }

  /** Texts with characters that a text file does not keep. */
  private static Stream<String> withBytes() {
    return Stream.of(
        "<scr\0ipt>canary()</scr\0ipt>",
        "<\0script>canary()</script>",
        "<a href=\"java\0script:canary()\">x</a>",
        "<a href=\"java\u00adscript:canary()\">x</a>",
        "<a href=\"\u0001javascript:canary()\">x</a>",
        "[x](java\u0007script:canary())",
        "[x](\u00a0javascript:canary())",
        "[x](\u200bjavascript:canary())",
        "[x](java\rscript:canary())",
        "<img\fsrc=x\fonerror=canary()>",
        "<img\u000bsrc=x onerror=canary()>",
        "<script>canary()</script>\r<script>canary()</script>\r\n",
        "\ufeff<script>canary()</script>",
        "\u202e<script>canary()</script>",
        "\ud800<script>canary()</script>",
        "\uff1cscript\uff1ecanary()\uff1c/script\uff1e");
  }

  /** A short name for a text that is safe in messages and file names. */
  public static String name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What in a page's HTML could act or lead astray; nothing for a safe page. */
  public static List<String> violations(String html) {
    Audit audit = new Audit();
    HtmlSanitizer.sanitize(html, audit);
    return audit.violations;
  }

  /** Sees every tag as written; renderers themselves name the language of a block of code. */
  private static final class Audit implements HtmlSanitizer.Policy {

    private final List<String> violations = new ArrayList<>();

    @Override
    public void openTag(String element, List<String> attributes) {
      if (FORBIDDEN_ELEMENTS.contains(element)) {
        violations.add("<" + element + ">");
      }
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        String name = attributes.get(i).toLowerCase(Locale.ROOT);
        address(name, attributes.get(i + 1)).ifPresent(violations::add);
        boolean language = element.equals("code") && name.equals("class");
        if (!language && FORBIDDEN_ATTRIBUTE.matcher(name).matches()) {
          violations.add("<" + element + " " + name + ">");
        }
      }
    }

    private static Optional<String> address(String name, String value) {
      if (!name.equals("href") && !name.equals("src")) {
        return Optional.empty();
      }
      String seen = value.replaceAll("[\\s\\p{Cc}\\p{Cf}]", "");
      return SCHEME.matcher(seen).matches() && !WEB.matcher(seen).matches()
          ? Optional.of(name + "=" + value)
          : Optional.empty();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void closeTag(String element) {}

    @Override
    public void text(String text) {}
  }
}
