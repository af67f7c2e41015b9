package dev.sentinelsync.testing;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.PageSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SiteSettings.SyncLimits;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.verify.Verifier;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.util.FileUtils;

/** Every page of one revision of a repository, made with the project's own configuration. */
public final class BuiltSite {

  /** Some 50 MB, which other tests may need more urgently. */
  private static SoftReference<BuiltSite> fullOfBundle = new SoftReference<>(null);

  private static final HtmlSettings ALL_FORMS =
      new HtmlSettings(
          List.of("markdown", "html"),
          "Sample",
          Optional.of("https://docs.example/sentinel"),
          true,
          true);

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private BuiltSite() {}

  /** Builds the site of the sample repository's newest commit. */
  public static BuiltSite ofSample(Path folder) throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      return of(sample, folder);
    }
  }

  /** Builds the site of the sample repository's newest commit in all forms. */
  public static BuiltSite ofSampleWithHtml(Path folder) throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      return withHtml(sample, folder);
    }
  }

  /** Builds the site of the real repository's head; the test is skipped where it is missing. */
  public static BuiltSite ofBundle(Path folder) {
    Path bundle = BundledRepository.sharedFile("azure-sentinel.bundle");
    return of(bundle.toAbsolutePath().normalize().toString(), folder);
  }

  /**
   * The site of the real repository's head in the layout {@code full}, made once for all tests of a
   * process; the test is skipped where the repository is missing.
   */
  public static synchronized BuiltSite fullOfBundle() throws IOException {
    Path bundle = BundledRepository.sharedFile("azure-sentinel.bundle");
    BuiltSite built = fullOfBundle.get();
    if (built == null) {
      Path folder = Files.createTempDirectory("full-site");
      built = of(bundle.toAbsolutePath().normalize().toString(), "full", folder, HtmlSettings.NONE);
      FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
      fullOfBundle = new SoftReference<>(built);
    }
    return built;
  }

  /** Builds the site of a small shared bundle; the test is skipped where it is missing. */
  public static BuiltSite ofShared(String file, Path folder) {
    return of(BundledRepository.sharedFile(file).toAbsolutePath().normalize().toString(), folder);
  }

  /** Builds the site of a repository's branch {@code master}. */
  public static BuiltSite of(GitFixture repository, Path folder) {
    return of(repository.folder().toUri().toString(), folder);
  }

  /** Builds the site of a repository's branch {@code master} in the layout {@code full}. */
  public static BuiltSite full(GitFixture repository, Path folder) {
    return of(repository.folder().toUri().toString(), "full", folder, HtmlSettings.NONE);
  }

  /** Builds the site of a repository's branch {@code master} in all forms. */
  public static BuiltSite withHtml(GitFixture repository, Path folder) {
    return of(repository.folder().toUri().toString(), "navbar", folder, ALL_FORMS);
  }

  /** Builds the site of a sample repository as it is now. */
  public static BuiltSite of(SampleRepository sample, Path folder) {
    return of(sample.folder().toUri().toString(), folder);
  }

  /** Builds the site of a sample repository as it is now, in a layout. */
  public static BuiltSite of(SampleRepository sample, String layout, Path folder) {
    return of(sample.folder().toUri().toString(), layout, folder, HtmlSettings.NONE);
  }

  /** Builds the site of a sample repository as it is now, in all forms. */
  public static BuiltSite withHtml(SampleRepository repository, Path folder) {
    return of(repository.folder().toUri().toString(), "navbar", folder, ALL_FORMS);
  }

  /** Builds the site of a sample repository as it is now, in all forms, under a title. */
  static BuiltSite withHtml(SampleRepository repository, Path folder, String title) {
    HtmlSettings html =
        new HtmlSettings(ALL_FORMS.formats(), title, ALL_FORMS.siteUrl(), true, true);
    return of(repository.folder().toUri().toString(), "navbar", folder, html);
  }

  private static BuiltSite of(String source, Path folder) {
    return of(source, "navbar", folder, HtmlSettings.NONE);
  }

  private static BuiltSite of(String source, String layout, Path folder, HtmlSettings html) {
    SiteSettings settings =
        new SiteSettings(
            "test",
            SourceSettings.of(source, "master", folder.resolve("clone")),
            folder.resolve("site").toUri().toString(),
            TargetSettings.of(folder.resolve("work")),
            new PageSettings(
                PathClassifier.DEFAULT_FOLDERS,
                Optional.of("https://github.com/Azure/Azure-Sentinel/blob/master"),
                layout,
                html,
                new Past(true, Past.OFF),
                Path.of("config/templates"),
                new ReferenceFiles(
                    Path.of("config/reference/tables.csv"),
                    Path.of("config/reference/marketplace.csv"),
                    Path.of("config/reference/attack.csv"),
                    Path.of("config/overrides.csv")),
                new TreeMap<>()),
            SyncLimits.DEFAULT);
    BuiltSite built = new BuiltSite();
    Revision revision;
    try (SourceRepository repository = SourceRepository.open(settings.source())) {
      revision = repository.fetch((what, done, total) -> {}).revision();
    }
    try (SiteRuntime site = SiteRuntime.open(settings);
        Verifier verifier =
            Verifier.start(Path.of("routes"), settings.pages().folders(), ContentLimits.DEFAULT)) {
      for (PreparedPage page : verifier.pages(site, revision)) {
        page.outputs().forEach(output -> built.files.put(output.path(), output.bytes()));
      }
    }
    return built;
  }

  /** The addresses of all pages and files. */
  public SortedSet<String> addresses() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
  }

  /** The bytes of every file, by address. */
  public SortedMap<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** Writes every file into a folder, as a store does that writes in place. */
  public void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Adds a page that nobody made. */
  public void put(String address, String text) {
    files.put(address, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a page. */
  public String text(String address) {
    byte[] bytes = files.get(address);
    if (bytes == null) {
      throw new NoSuchElementException("the site has no " + address);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The bytes of a file. */
  public byte[] bytes(String address) {
    return files.get(address);
  }
}
