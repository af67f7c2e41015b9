package dev.sentinelsync.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.support.Futures;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.verify.Inspection;
import dev.sentinelsync.verify.Inspector;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what the program makes of single files. */
@Command(
    name = "inspect",
    description = {
      "Prints what is understood of files of the source, one JSON object per line.",
      "Fields: path, kind, blob, id, name, facts, references, tables, problems, pages."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Every file was found.",
      "1:A file was not found, or the source failed.",
      "2:The command line or the configuration is wrong."
    })
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(
      names = "--revision",
      paramLabel = "REV",
      description = "Looks into this commit (default: the tip of the branch).")
  private String revision;

  @Option(names = "--all", description = "Every file of a kind that is read.")
  private boolean all;

  @Parameters(paramLabel = "PATH", description = "Path of a file in the repository.")
  private List<String> paths = List.of();

  @Override
  public Integer call() throws JsonProcessingException {
    if (all != paths.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name at least one path, or use --all.");
    }
    Settings settings = common.settings();
    try (Progress progress = Progress.onStandardError();
        OpenState state = OpenState.of(settings);
        SiteRuntime site = SiteRuntime.open(common.site(settings))) {
      Revision found = find(site, progress);
      Inspection inspection =
          new Inspector(settings.routes(), settings.contentLimits(), Futures.result(state.opened()))
              .inspect(site, found, paths);
      progress.end();
      return print(inspection);
    }
  }

  /** What syncs recorded, opened while source and target are. */
  private record OpenState(CompletableFuture<Optional<StateDatabase>> opened)
      implements AutoCloseable {

    static OpenState of(Settings settings) {
      // SLF4J drops messages, and says so, if two threads are the first to ask for a logger.
      LoggerFactory.getILoggerFactory();
      return new OpenState(
          CompletableFuture.supplyAsync(
              () -> StateDatabase.openBeside(settings.state(), Clock.systemUTC())));
    }

    @Override
    public void close() {
      opened.join().ifPresent(StateDatabase::close);
    }
  }

  private Revision find(SiteRuntime site, Progress progress) {
    Revision tip = site.fetch(progress);
    return revision == null ? tip : site.resolve(revision);
  }

  private int print(Inspection inspection) throws JsonProcessingException {
    Terminal out = Terminal.utf8();
    int missing = 0;
    for (String path : all ? inspection.paths() : paths) {
      Optional<ObjectNode> found = inspection.of(path);
      if (found.isEmpty()) {
        Terminal.err()
            .printf("There is no file %s in the content folders of this revision.%n", path);
        missing++;
      } else {
        out.println(Json.MAPPER.writeValueAsString(found.get()));
      }
    }
    return missing == 0 ? 0 : 1;
  }
}
