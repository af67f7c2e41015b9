package dev.sentinelsync.command;

import dev.sentinelsync.command.ReportPrinter.Detail;
import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.source.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on the sample repository, without network. */
@Command(
    name = "demo",
    description = {
      "Shows the main job without network, with the packaged sample.",
      "Makes a Git repository of it, syncs it to a site folder, commits a change to one rule and"
          + " syncs again."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Both syncs are done.",
      "1:A sync failed, or the folder is not the demo's.",
      "2:The command line is wrong."
    })
final class DemoCommand implements Callable<Integer> {

  private static final String USUAL_FOLDER = "demo";

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = USUAL_FOLDER,
      description = "Where repository, site and state go; replaced (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--layout",
      paramLabel = "navbar|classic|full",
      defaultValue = "navbar",
      completionCandidates = CommonOptions.Layouts.class,
      description = "Layout of pages.")
  private String layout;

  @Option(
      names = "--serve",
      description = "Makes HTML too, and shows the site in a browser until Ctrl+C.")
  private boolean serve;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  private boolean help;

  /** Marks a folder as made by an earlier demo, so that nothing else is ever deleted. */
  private static final String MARK = ".sentinel-sync-demo";

  private static final String ON_PURPOSE =
      """

      On purpose: one file of the sample is broken, to show that it costs its own page only; so both
      syncs end unstable, with exit code 3 outside of the demo. Most pages are those of the documented
      tables (config/reference/tables.csv), which every site has.
      """;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!prepare()) {
      return 1;
    }
    Path repository = folder.resolve("repository");
    try (SampleRepository sample = SampleRepository.create(repository);
        Workbench workbench = open(repository)) {
      Terminal.out()
          .printf("Sample repository: %s%n%n1. First sync%n", repository.toAbsolutePath());
      SyncReport first = sync(workbench, Detail.SHORT);
      Terminal.out().printf("%n2. A change to one rule is committed; second sync%n");
      sample.commitDemoChange();
      SyncReport second = sync(workbench, Detail.PAGES);
      int exitCode = Math.max(exitCode(first), exitCode(second));
      Path site = folder.resolve("site");
      Terminal.out().println(ON_PURPOSE);
      Terminal.out()
          .println(
              "%s; the change: %s"
                  .formatted(ReportPrinter.briefly(first), ReportPrinter.briefly(second)));
      if (serve && exitCode == 0) {
        ServeCommand.show(site, 0);
      } else {
        Terminal.out()
            .printf(
                "Open %s%nor see it in a browser with: demo --serve%s%n",
                site.resolve("current").resolve("readme.md").toAbsolutePath(),
                folder.equals(Path.of(USUAL_FOLDER)) ? "" : " --folder=" + folder);
      }
      return exitCode;
    }
  }

  /** The sample holds a broken file on purpose, so an unstable end is the expected one. */
  private static int exitCode(SyncReport report) {
    return report.status().isDelivered() ? 0 : report.status().exitCode();
  }

  private SyncReport sync(Workbench workbench, Detail detail) {
    SyncReport report =
        workbench
            .sync(SyncOptions.DEFAULT)
            .orElseThrow(() -> new IllegalStateException("nobody else uses the demo's state"));
    ReportPrinter.print(report, detail, Terminal.out());
    if (!report.failure().isEmpty()) {
      Terminal.err().println(report.failure());
    }
    return report;
  }

  private Workbench open(Path repository) {
    Map<String, String> given = new TreeMap<>();
    given.put("sync.sites", "demo");
    given.put("site.demo.source", repository.toString());
    given.put("site.demo.branch", SampleRepository.BRANCH);
    given.put("site.demo.target", "file:" + folder.resolve("site"));
    given.put("site.demo.layout", layout);
    given.put("site.demo.formats", serve ? "markdown,html" : "markdown");
    given.put("site.demo.web-url", "https://git.example/sample/blob/master");
    given.put("state.folder", folder.resolve("state").toString());
    Settings settings = Settings.read(ConfigurationFile.EMPTY, given, System::getenv);
    return Workbench.open(settings, settings.sites().get(0), ProgressListener.NONE);
  }

  private boolean prepare() throws IOException {
    if (Files.exists(folder) && !Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
      Terminal.err()
          .printf(
              "The folder %s is not empty and was not made by a demo. Name another with"
                  + " --folder.%n",
              folder.toAbsolutePath());
      return false;
    }
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path path : (Iterable<Path>) old.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(MARK));
    return true;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> contents = Files.list(directory)) {
      return contents.findAny().isEmpty();
    }
  }
}
