package dev.sentinelsync.command;

import dev.sentinelsync.command.manual.ManualCommand;
import dev.sentinelsync.config.SettingsException;
import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.pipeline.run.RoutesException;
import dev.sentinelsync.service.StartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's command line. */
@Command(
    name = "sentinel-sync",
    description =
        "Keeps a documentation site of Microsoft Sentinel content true to its repository.",
    versionProvider = RootCommand.Version.class,
    subcommands = {
      RunCommand.class,
      SyncCommand.class,
      VerifyCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      WebhookTestCommand.class,
      HealthCommand.class,
      InspectCommand.class,
      ReplayCommand.class,
      PlanCommand.class,
      DemoCommand.class,
      ServeCommand.class,
      ManualCommand.class
    })
public final class RootCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version and exits.")
  private boolean version;

  /** Reads the version from the jar. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {ProgramVersion.title()};
    }
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new RootCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(UsageErrors::print);
    line.setExecutionExceptionHandler(RootCommand::report);
    return line;
  }

  /** Errors are messages; only a fault of the program itself shows where it happened. */
  private static int report(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    Terminal err = Terminal.err();
    if (thrown instanceof SettingsException || thrown instanceof RoutesException) {
      err.println(thrown.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (thrown instanceof StartException) {
      err.println(thrown.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    Failure failure = Failure.of(thrown);
    err.println(failure.message());
    if (!failure.known()) {
      err.println(thrown);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
