package dev.sentinelsync.command.manual;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in the macros of {@code man(7)}; a function of the command. */
final class ManualPage {

  private final CommandLine command;
  private final CommandSpec spec;
  private final StringBuilder page = new StringBuilder(4_096);

  private ManualPage(CommandLine command) {
    this.command = command;
    this.spec = command.getCommandSpec();
  }

  /** Name of the page's file: {@code sentinel-sync-verify.1}. */
  static String fileName(CommandSpec spec) {
    return name(spec) + ".1";
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /** The page of a command. */
  static String of(CommandLine command) {
    return new ManualPage(command).write();
  }

  private String write() {
    String name = name(spec);
    line(".TH \"%s\" 1 \"\" \"Sentinel Sync\"".formatted(name.toUpperCase(Locale.ROOT)));
    section("NAME");
    String description = String.join(" ", spec.usageMessage().description());
    line(text(name) + " \\- " + text(first(description)));
    section("SYNOPSIS");
    line(".B " + text(spec.qualifiedName()));
    line(text(synopsis()));
    section("DESCRIPTION");
    line(text(description));
    parameters();
    options();
    commands();
    exitCodes();
    return page.toString();
  }

  private static String first(String description) {
    return description.replaceFirst("(?s)[.:;]( .*)?$", "");
  }

  /** What follows the name. */
  private String synopsis() {
    return command
        .getHelp()
        .abbreviatedSynopsis()
        .strip()
        .substring(spec.qualifiedName().length())
        .strip();
  }

  private void parameters() {
    List<PositionalParamSpec> parameters = spec.positionalParameters();
    if (!parameters.isEmpty()) {
      section("ARGUMENTS");
      parameters.forEach(one -> entry(one.paramLabel(), String.join(" ", one.description())));
    }
  }

  private void options() {
    section("OPTIONS");
    spec.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> entry(label(option), String.join(" ", option.description())));
  }

  private static String label(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
  }

  private void commands() {
    Map<String, CommandLine> commands = command.getSubcommands();
    if (commands.isEmpty()) {
      return;
    }
    section("COMMANDS");
    commands.forEach(
        (name, subcommand) -> {
          CommandSpec one = subcommand.getCommandSpec();
          if (!one.usageMessage().hidden()) {
            entry(
                name,
                String.join(" ", one.usageMessage().description()) + " See " + name(one) + "(1).");
          }
        });
  }

  private void exitCodes() {
    Map<String, String> codes = spec.usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      section("EXIT STATUS");
      codes.forEach(this::entry);
    }
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void entry(String term, String description) {
    line(".TP");
    line(".B " + text(term));
    line(text(description));
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /** As it is to be read: no character of it is one of the macros. */
  private static String text(String plain) {
    String escaped =
        plain
            .replace("%n", " ")
            .replace("%%", "%")
            .replace("\\", "\\e")
            .replace("-", "\\-")
            .replaceAll("\\s+", " ")
            .strip();
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
