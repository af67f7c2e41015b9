package dev.sentinelsync.command;

import dev.sentinelsync.config.Spelling;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a wrong command line gets: what is wrong, what may have been meant, where help is. */
final class UsageErrors {

  private UsageErrors() {}

  /** Prints a few lines, not the whole help. */
  static int print(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    Terminal err = Terminal.err();
    err.println(Terminal.Tone.BAD, message(wrong));
    String hint = hint(wrong);
    if (!hint.isEmpty()) {
      err.println(hint);
    }
    String name = command.getCommandSpec().qualifiedName();
    err.println("Usage: " + command.getHelp().abbreviatedSynopsis().strip());
    if (command.getParent() == null) {
      err.println("Commands: " + String.join(", ", commands(command)));
    }
    err.println("Run '" + name + " --help' for more.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String message(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return wrong.getMessage();
    }
    // What follows an unknown option is not wrong by itself: it may be its value.
    List<String> given = unmatched.getUnmatched();
    CommandLine command = wrong.getCommandLine();
    if (unmatched.isUnknownOption()) {
      return "Unknown option: '%s'".formatted(given.get(0));
    }
    return command.getParent() == null
        ? "There is no command '%s'.".formatted(given.get(0))
        : "'%s' takes options alone, and no word such as '%s'."
            .formatted(command.getCommandName(), given.get(0));
  }

  private static SortedSet<String> commands(CommandLine command) {
    SortedSet<String> visible = new TreeSet<>();
    command
        .getSubcommands()
        .forEach(
            (name, subcommand) -> {
              if (!subcommand.getCommandSpec().usageMessage().hidden()) {
                visible.add(name);
              }
            });
    return visible;
  }

  /** The option or command that was probably meant. */
  private static String hint(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    String given = unmatched.getUnmatched().get(0).split("=", 2)[0];
    CommandLine command = wrong.getCommandLine();
    if (given.matches("-\\w")) {
      // Every letter is near every other.
      return "";
    }
    return Spelling.hint(
            given,
            given.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : commands(command))
        .strip();
  }
}
