package dev.sentinelsync.command;

import dev.sentinelsync.command.Terminal.Tone;
import dev.sentinelsync.command.doctor.Doctor;
import dev.sentinelsync.command.doctor.Finding;
import dev.sentinelsync.command.doctor.Finding.Status;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.config.SettingsException;
import dev.sentinelsync.support.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: is everything there that a sync or the service needs? */
@Command(
    name = "doctor",
    description = {
      "Checks everything that a sync and the service need, and says what to do.",
      "That is configuration, source, target, credentials, state database, clock, disk, Java and"
          + " ports. Changes nothing."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Nothing fails; there may be warnings.",
      "1:Something fails.",
      "2:The command line is wrong."
    })
final class DoctorCommand implements Callable<Integer> {

  /** A site of the size of the public repository needs about that. */
  private static final long ENOUGH_MEMORY = 512L << 20;

  private static final int NARROWEST = 20;
  private static final int WIDEST = 48;

  @Mixin private CommonOptions common;

  @Mixin private JsonDocument json;

  private final List<Finding> findings = new ArrayList<>();

  /** Of the column that says what was looked at; 0 until the names of the sites are known. */
  private int width;

  /**
   * The result for programs.
   *
   * @param status the worst of all
   * @param checks in the order in which they were made
   */
  record Document(Status status, List<Finding> checks) {}

  @Override
  public Integer call() {
    found(java());
    Optional<Settings> configured = configuration();
    width =
        configured.stream()
            .flatMap(settings -> settings.sites().stream())
            .mapToInt(site -> ("disk target of " + site.name()).length())
            .reduce(NARROWEST, Math::max);
    width = Math.min(width, WIDEST);
    if (!json.isAsked()) {
      findings.forEach(this::print);
    }
    configured.ifPresent(settings -> new Doctor(settings, this::found).examine());
    Status worst = findings.stream().map(Finding::status).max(Status::compareTo).orElseThrow();
    if (json.isAsked()) {
      json.print(new Document(worst, findings));
    } else {
      long failed = findings.stream().filter(found -> found.status() == Status.FAIL).count();
      Terminal.out()
          .println(
              failed == 0
                  ? "Nothing fails."
                  : Numbers.many(failed, "check") + (failed == 1 ? " fails." : " fail."));
    }
    return worst == Status.FAIL ? 1 : 0;
  }

  private Optional<Settings> configuration() {
    String check = "configuration";
    try {
      Settings settings = common.serviceSettings();
      found(Finding.ok(check, "", "Every setting and secret is as it must be."));
      return Optional.of(settings);
    } catch (SettingsException service) {
      try {
        Settings settings = common.settings();
        found(
            Finding.fail(
                check,
                "service",
                service.getMessage(),
                "Commands that run once do without; 'run' would not start."));
        return Optional.of(settings);
      } catch (SettingsException all) {
        found(Finding.fail(check, "", all.getMessage(), "docs/configuration.md has every key."));
        return Optional.empty();
      }
    }
  }

  private static Finding java() {
    long memory = Runtime.getRuntime().maxMemory();
    String message =
        "Java %s of %s, up to %,d MB of memory."
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                memory >> 20);
    return memory < ENOUGH_MEMORY
        ? Finding.warn("java", "", message, "The public repository needs more: -Xmx512m.")
        : Finding.ok("java", "", message);
  }

  private void found(Finding finding) {
    findings.add(finding);
    if (width > 0 && !json.isAsked()) {
      print(finding);
    }
  }

  private void print(Finding finding) {
    Tone tone =
        switch (finding.status()) {
          case OK -> Tone.GOOD;
          case WARN -> Tone.WARNING;
          case FAIL -> Tone.BAD;
        };
    String what = (finding.check() + " " + finding.subject()).strip();
    Terminal out = Terminal.out();
    String[] lines = finding.message().strip().split("\\R");
    out.println(
        tone,
        "%-5s".formatted(finding.status()),
        ("%-" + width + "s %s").formatted(what, lines[0]));
    for (int line = 1; line < lines.length; line++) {
      out.println(" ".repeat(width + 6) + lines[line]);
    }
    if (!finding.advice().isEmpty()) {
      out.println(" ".repeat(width + 6) + finding.advice());
    }
  }
}
