package dev.sentinelsync.command;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.verify.plan.PlanFormat;
import dev.sentinelsync.verify.plan.Planner;
import dev.sentinelsync.verify.plan.SitePlan;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plan}: what another revision would change on the site. */
@Command(
    name = "plan",
    description = {
      "Computes which pages and items differ between two revisions; publishes and records nothing.",
      "Either --from and --to, or --pull-request with the branch that it is for."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Nothing changes.",
      "1:A revision was not found, or the source failed.",
      "2:The command line or the configuration is wrong.",
      "3:Files become unreadable; whatever else changes is printed too.",
      "4:Something changes."
    })
final class PlanCommand implements Callable<Integer> {

  private static final int UNREADABLE = 3;
  private static final int CHANGES = 4;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(
      names = "--from",
      paramLabel = "REV",
      description = "The revision before: a commit, or a branch of the source.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "REV",
      description = "The revision after: a commit, or a branch of the source.")
  private String to;

  @Option(
      names = "--pull-request",
      paramLabel = "BRANCH",
      description =
          "Compares this branch, or ref such as refs/pull/7/head, with the commit at which it left"
              + " the base.")
  private String pullRequest;

  @Option(
      names = "--base",
      paramLabel = "BRANCH",
      description = "Branch that the pull request is for (default: the branch that is followed).")
  private String base;

  @Option(
      names = "--format",
      paramLabel = "text|markdown|json",
      defaultValue = "text",
      completionCandidates = Formats.class,
      description = "How it is printed: text, markdown (at most 100 lines), json.")
  private PlanFormat format;

  @Option(names = "--json", description = "The same as --format=json.")
  private boolean json;

  @Override
  public Integer call() {
    boolean revisions = from != null && to != null && pullRequest == null && base == null;
    boolean branches = from == null && to == null && pullRequest != null;
    if (!revisions && !branches) {
      throw new ParameterException(
          spec.commandLine(), "Give --from and --to, or --pull-request and perhaps --base.");
    }
    Settings settings = common.settings();
    try (Progress progress = Progress.onStandardError();
        SiteRuntime site = SiteRuntime.open(common.site(settings));
        Planner planner =
            Planner.start(
                settings.routes(), site.settings().pages().folders(), settings.contentLimits())) {
      Revision tip = site.fetch(progress);
      SourceRepository source = site.source();
      Revision after =
          revisions ? find(source, to, progress) : source.fetchOther(pullRequest, progress);
      Revision before =
          revisions
              ? find(source, from, progress)
              : source.mergeBase(base == null ? tip : source.fetchOther(base, progress), after);
      SitePlan plan = planner.plan(site, before, after, progress);
      progress.end();
      Terminal.utf8().println((json ? PlanFormat.JSON : format).write(plan));
      return code(plan);
    }
  }

  /** What a shell offers after {@code --format}. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("text", "markdown", "json").iterator();
    }
  }

  /** A commit of the clone, else a branch of the remote. */
  private static Revision find(SourceRepository source, String name, ProgressListener progress) {
    try {
      return source.resolve(name);
    } catch (SourceException notInClone) {
      if (notInClone.reason() != SourceException.Reason.REVISION_NOT_FOUND) {
        throw notInClone;
      }
      try {
        return source.fetchOther(name, progress);
      } catch (SourceException noBranch) {
        if (noBranch.reason() == SourceException.Reason.BRANCH_NOT_FOUND) {
          throw notInClone;
        }
        throw noBranch;
      }
    }
  }

  private static int code(SitePlan plan) {
    if (!plan.unreadable().isEmpty()) {
      return UNREADABLE;
    }
    return plan.isEmpty() ? 0 : CHANGES;
  }
}
