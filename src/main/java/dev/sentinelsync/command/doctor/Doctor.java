package dev.sentinelsync.command.doctor;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.state.StateProbe;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Checks everything that a sync or the service needs, one thing after another, and changes nothing:
 * what a check writes to find out is removed.
 */
public final class Doctor {

  private final Settings settings;
  private final Consumer<Finding> findings;

  /**
   * @param settings what is checked
   * @param findings hears of each check when it is done
   */
  public Doctor(Settings settings, Consumer<Finding> findings) {
    this.settings = settings;
    this.findings = findings;
  }

  /** Checks all. */
  public void examine() {
    findings.accept(state());
    for (SiteSettings site : settings.sites()) {
      findings.accept(source(site));
      findings.accept(target(site));
    }
    new HostClocks(settings.proxies(), Clock.systemUTC()).check(settings.sites(), findings);
    Disks.check(settings, findings);
    Ports.check(settings.service().ports(), findings);
  }

  private Finding state() {
    String check = "state";
    try {
      return Finding.ok(check, "", StateProbe.look(settings.state()));
    } catch (StateException e) {
      if (e.reason() == StateException.Reason.LOCKED) {
        return Finding.warn(
            check,
            "",
            "Another process has the state database open.",
            "If that is the running service, all is well. Only one process at a time can use the"
                + " embedded database.");
      }
      return Finding.fail(check, "", e.getMessage(), "");
    } catch (IllegalArgumentException e) {
      return Finding.fail(check, "", e.getMessage(), "");
    }
  }

  private static Finding source(SiteSettings site) {
    String check = "source";
    try (SourceRepository source = SourceRepository.open(site.source())) {
      String tip = source.tip();
      return Finding.ok(
          check,
          site.name(),
          "%s answers; %s is at %s."
              .formatted(
                  source.address(),
                  site.source().branch().isEmpty()
                      ? "its default branch"
                      : "branch " + site.source().branch(),
                  tip.substring(0, 10)));
    } catch (SourceException e) {
      return Finding.fail(check, site.name(), e.getMessage(), advice(e.reason()));
    }
  }

  private static String advice(SourceException.Reason reason) {
    return switch (reason) {
      case AUTHENTICATION ->
          "Set GIT_USERNAME and GIT_TOKEN, or site.<name>.source.secret-file, to credentials that"
              + " may read the repository.";
      case UNREACHABLE, TIMEOUT ->
          "Check name, firewall and proxy (HTTPS_PROXY, NO_PROXY) of this machine.";
      default -> "";
    };
  }

  private static Finding target(SiteSettings site) {
    String check = "target";
    try (TargetStore target = Targets.open(site.target(), site.targetSettings())) {
      target.probe();
      return Finding.ok(check, site.name(), target.describe() + " can be reached and written.");
    } catch (TargetException e) {
      return Finding.fail(
          check,
          site.name(),
          e.getMessage(),
          e.reason() == TargetException.Reason.AUTHENTICATION
              ? "Give credentials that may write; docs/object-stores.md has the least permissions."
              : "");
    }
  }
}
