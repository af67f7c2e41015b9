package dev.sentinelsync.command.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code manual}: for the build, which packs what it writes. */
@Command(
    name = "manual",
    hidden = true,
    description = "Writes the completion script and the manual pages, for the build.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:They are written.",
      "1:They cannot be written.",
      "2:The command line is wrong."
    })
public final class ManualCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "Takes the folders completion and man.")
  private Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  private boolean help;

  @Override
  public Integer call() throws IOException {
    CommandLine root = spec.root().commandLine();
    Path completion = Files.createDirectories(folder.resolve("completion"));
    Files.writeString(
        completion.resolve(root.getCommandName() + ".bash"),
        AutoComplete.bash(root.getCommandName(), root).replace("\r\n", "\n"));
    Path pages = Files.createDirectories(folder.resolve("man"));
    write(pages, root);
    for (CommandLine command : root.getSubcommands().values()) {
      if (!command.getCommandSpec().usageMessage().hidden()) {
        write(pages, command);
      }
    }
    return 0;
  }

  private static void write(Path pages, CommandLine command) throws IOException {
    Files.writeString(
        pages.resolve(ManualPage.fileName(command.getCommandSpec())), ManualPage.of(command));
  }
}
