package dev.sentinelsync.site.template;

import dev.sentinelsync.support.Packaged;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.StringTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page templates: the packaged ones, and those of a folder in place of packaged ones of the
 * same name. A user changes a page by putting its edited template into the folder; no program needs
 * to be compiled. Immutable: a changed folder is read into a new object.
 */
public final class Templates {

  /** FreeMarker's defaults are frozen at this version; records became beans in 2.3.33. */
  private static final Version DEFAULTS = Configuration.VERSION_2_3_34;

  private static final String SUFFIX = ".ftl";

  /** Templates of HTML, in which plain strings are escaped as HTML. */
  private static final String HTML = "*.html.ftl";

  /** Files that are published as they are. */
  private static final Set<String> ASSETS = Set.of(".css", ".js");

  private static final String PACKAGED = "config/templates";

  private static final Pattern USES = Pattern.compile("<#(?:import|include)\\s+\"([^\"]+)\"");

  private final Map<String, Set<String>> closures = new ConcurrentHashMap<>();
  private final Path folder;
  private final SortedMap<String, String> texts;
  private final Configuration configuration;

  private Templates(Path folder, SortedMap<String, String> texts, Configuration configuration) {
    this.folder = folder;
    this.texts = texts;
    this.configuration = configuration;
  }

  /**
   * Reads all templates and checks the syntax of those that replace packaged ones. The others are
   * parsed when they are used: a sync without work uses none.
   *
   * @param folder holds templates that replace packaged ones; need not exist
   * @throws TemplateProblem if the folder cannot be read or a template is not well-formed
   */
  public static Templates load(Path folder) {
    SortedMap<String, String> packaged = Packaged.texts(PACKAGED);
    SortedMap<String, String> texts = new TreeMap<>(packaged);
    if (Files.isDirectory(folder)) {
      texts.putAll(readAll(folder));
    }
    Templates templates = new Templates(folder, texts, configuration(texts));
    texts.keySet().stream()
        .filter(name -> name.endsWith(SUFFIX))
        .filter(name -> !texts.get(name).equals(packaged.get(name)))
        .forEach(templates::template);
    return templates;
  }

  /**
   * The files of a folder that {@link #load} would take and that differ from the packaged ones, by
   * name. Reading them takes no parser.
   *
   * @return their bytes as characters; empty for one that cannot be read
   */
  public static SortedMap<String, String> own(Path folder) {
    SortedMap<String, String> own = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(Templates::isTaken)
            .forEach(
                file -> {
                  String name = file.getFileName().toString();
                  Packaged.putIfOther(own, name, file, PACKAGED + "/" + name);
                });
      } catch (IOException e) {
        throw unreadable(folder, e);
      }
    }
    return own;
  }

  /**
   * The text of every template, style sheet and script by file name; a page's fingerprint includes
   * what it was made by.
   */
  public SortedMap<String, String> texts() {
    return texts;
  }

  /** A template and all that it imports or includes, directly or not. */
  public Set<String> closure(String name) {
    return closures.computeIfAbsent(name, this::findClosure);
  }

  private Set<String> findClosure(String name) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next)) {
        USES.matcher(texts.getOrDefault(next, ""))
            .results()
            .forEach(use -> open.push(use.group(1)));
      }
    }
    return found;
  }

  /**
   * Fills in a template.
   *
   * @param name file name, such as {@code item.md.ftl}
   * @param model what the template may name; plain strings in it are escaped when printed
   * @throws TemplateProblem if the template asks for what the model does not have
   */
  public String render(String name, Object model) {
    StringWriter out = new StringWriter(4096);
    try {
      template(name).process(model, out);
    } catch (TemplateException e) {
      throw new TemplateProblem(
          "Template %s failed at line %s: %s"
              .formatted(folder.resolve(name), e.getLineNumber(), firstLine(e)),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toString();
  }

  private Template template(String name) {
    try {
      return configuration.getTemplate(name);
    } catch (IOException e) {
      throw new TemplateProblem(
          "Template %s cannot be used: %s".formatted(folder.resolve(name), firstLine(e)), e);
    }
  }

  private static String firstLine(Exception e) {
    String message =
        e instanceof TemplateException template
            ? template.getMessageWithoutStackTop()
            : e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }

  private static SortedMap<String, String> readAll(Path folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (isTaken(file)) {
          texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return texts;
  }

  private static boolean isTaken(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) || ASSETS.stream().anyMatch(name::endsWith);
  }

  private static TemplateProblem unreadable(Path folder, IOException e) {
    return new TemplateProblem("The template folder %s cannot be read: %s".formatted(folder, e), e);
  }

  private static Configuration configuration(SortedMap<String, String> texts) {
    Configuration configuration = new Configuration(DEFAULTS);
    // From memory: a run must not mix two versions of a template.
    StringTemplateLoader loader = new StringTemplateLoader();
    texts.forEach(loader::putTemplate);
    TemplateConfiguration html = new TemplateConfiguration();
    html.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateConfigurations(
        new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher(HTML), html));
    configuration.setTemplateLoader(loader);
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    configuration.setSharedVariable("code", (TemplateMethodModelEx) Templates::code);
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    // Plain decimals without a thousands separator (page layouts 1.6).
    configuration.setNumberFormat("computer");
    configuration.setOutputFormat(MarkdownFormat.INSTANCE);
    configuration.setRecognizeStandardFileExtensions(false);
    configuration.setObjectWrapper(new Wrapper());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    // A template is text, not a program: it may not make Java objects.
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    return configuration;
  }

  /** The function {@code code(text)} of templates: text between back-ticks. */
  private static TemplateModel code(List<?> arguments) throws TemplateModelException {
    return MarkdownFormat.INSTANCE.fromMarkup(Escape.code(String.valueOf(arguments.get(0))));
  }

  /** Lets templates print {@link Markup} as it is, and call {@link TemplateFunction}s. */
  private static final class Wrapper extends DefaultObjectWrapper {

    Wrapper() {
      super(DEFAULTS);
    }

    @Override
    public TemplateModel wrap(Object value) throws TemplateModelException {
      if (value instanceof Markup markup) {
        return MarkdownFormat.INSTANCE.fromMarkup(markup.text());
      }
      if (value instanceof TemplateFunction function) {
        return (TemplateMethodModelEx) arguments -> wrap(call(function, texts(arguments)));
      }
      return super.wrap(value);
    }

    private static Object call(TemplateFunction function, List<String> arguments)
        throws TemplateModelException {
      try {
        return function.call(arguments);
      } catch (RuntimeException e) {
        throw new TemplateModelException(e.getMessage(), e);
      }
    }

    private static List<String> texts(List<?> arguments) throws TemplateModelException {
      List<String> texts = new ArrayList<>();
      for (Object argument : arguments) {
        if (!(argument instanceof TemplateScalarModel text)) {
          throw new TemplateModelException("The arguments of this function must be texts.");
        }
        texts.add(text.getAsString());
      }
      return texts;
    }
  }
}
