package dev.sentinelsync.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentinelsync.command.Terminal.Tone;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.support.Numbers;
import dev.sentinelsync.verify.Verification;
import dev.sentinelsync.verify.Verification.Difference;
import dev.sentinelsync.verify.Verifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: is the target byte for byte what a clean full build gives? */
@Command(
    name = "verify",
    description =
        "Builds the published revision from scratch in memory and compares every byte with the"
            + " target.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The target is identical, or was repaired.",
      "1:It differs, or nothing is published; the differences are on standard output.",
      "2:The command line or the configuration is wrong."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--repair",
      description = "Repairs what differs: pages changed, added or deleted by somebody else.")
  private boolean repair;

  @Mixin private JsonDocument json;

  /**
   * The result for programs.
   *
   * @param status {@code IDENTICAL}, {@code DIFFERENT}, {@code NOTHING_PUBLISHED}, or {@code
   *     SUPERSEDED} if a sync kept the repair from beginning
   * @param target the target, without credentials
   * @param revision the commit that the target says it holds; null if none
   * @param pages pages of a clean build
   * @param repairedPages pages that were repaired before this comparison
   * @param differences what is wrong: {@code CHANGED}, {@code MISSING} or {@code EXTRA}
   * @param uncompared what else the target holds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Document(
      String site,
      String status,
      String target,
      String revision,
      int pages,
      long repairedPages,
      List<DifferentOutput> differences,
      @JsonUnwrapped Uncompared uncompared) {}

  /**
   * Files of a target that a revision does not ask for, rightly.
   *
   * @param foreign addresses of files that this program did not put there
   * @param retained addresses of assets of earlier revisions that are kept for a while
   */
  record Uncompared(List<String> foreign, List<String> retained) {

    static final Uncompared NONE = new Uncompared(List.of(), List.of());
  }

  /**
   * An output that is not as it must be.
   *
   * @param address its path in the target
   * @param difference what is wrong
   */
  record DifferentOutput(String address, Difference difference) {}

  @Override
  public Integer call() {
    Settings settings = common.settings();
    if (repair) {
      return repair(settings);
    }
    try (Progress progress = Progress.onStandardError();
        SiteRuntime site = SiteRuntime.open(common.site(settings));
        Verifier verifier =
            Verifier.start(
                settings.routes(), site.settings().pages().folders(), settings.contentLimits())) {
      Verification result = verifier.verify(site, progress);
      progress.end();
      return show(result, site, 0);
    }
  }

  private int repair(Settings settings) {
    try (Progress progress = Progress.onStandardError();
        Workbench workbench = Workbench.open(settings, common.site(settings), progress)) {
      Optional<Verification> found = workbench.repair(progress);
      progress.end();
      if (found.isEmpty()) {
        return busy(workbench.site());
      }
      long repaired = found.get().revision().isEmpty() ? 0 : found.get().differentPages();
      if (repaired == 0) {
        int code = show(found.get(), workbench.site(), 0);
        if (!json.isAsked() && found.get().revision().isPresent()) {
          Terminal.out().println("Repaired 0 pages.");
        }
        return code;
      }
      if (!json.isAsked()) {
        print(found.get(), workbench.site());
        Terminal.out().printf("Repaired %s.%n", Numbers.many(repaired, "page"));
      }
      Verification after = workbench.verify(progress);
      progress.end();
      return show(after, workbench.site(), repaired);
    }
  }

  private int busy(SiteRuntime site) {
    if (json.isAsked()) {
      json.print(
          new Document(
              site.name(),
              SyncStatus.SUPERSEDED.name(),
              site.targetDescription(),
              null,
              0,
              0,
              List.of(),
              Uncompared.NONE));
    }
    Terminal.err().println("A sync of this site is at work; try again when it has ended.");
    return SyncStatus.SUPERSEDED.exitCode();
  }

  private int show(Verification result, SiteRuntime site, long repaired) {
    if (json.isAsked()) {
      json.print(document(result, site, repaired));
    } else {
      print(result, site);
    }
    return result.isIdentical() ? 0 : 1;
  }

  private static Document document(Verification result, SiteRuntime site, long repaired) {
    String status = result.isIdentical() ? "IDENTICAL" : "DIFFERENT";
    return new Document(
        site.name(),
        result.revision().isEmpty() ? "NOTHING_PUBLISHED" : status,
        site.targetDescription(),
        result.revision().map(Revision::id).orElse(null),
        result.pages(),
        repaired,
        result.differences().entrySet().stream()
            .map(entry -> new DifferentOutput(entry.getKey(), entry.getValue()))
            .toList(),
        new Uncompared(result.foreign(), result.retained()));
  }

  private static void print(Verification result, SiteRuntime site) {
    Terminal out = Terminal.out();
    if (result.revision().isEmpty()) {
      out.printf(
          "%s holds nothing that was published by this program.%n", site.targetDescription());
      return;
    }
    result
        .differences()
        .forEach(
            (address, difference) ->
                out.println(Tone.BAD, difference.name().toLowerCase(Locale.ROOT), " " + address));
    result.foreign().forEach(address -> out.printf("foreign %s%n", address));
    result.retained().forEach(address -> out.printf("retained %s%n", address));
    out.println(
        result.isIdentical() ? Tone.GOOD : Tone.BAD,
        result.isIdentical() ? "Identical" : "Different",
        ": %s of revision %s, %s, %s."
            .formatted(
                Numbers.many(result.pages(), "page"),
                result.revision().get().id(),
                Numbers.many(result.differences().size(), "difference"),
                Numbers.many(result.foreign().size(), "foreign file")));
  }
}
