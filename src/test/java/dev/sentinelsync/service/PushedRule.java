package dev.sentinelsync.service;

import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * An author's clone of a served repository: one rule is edited again and again, and each edit
 * pushed over HTTP by native Git.
 */
final class PushedRule implements AutoCloseable {

  private static final Pattern RULE =
      Pattern.compile("(Detections|Solutions/[^/]+/Analytic Rules)/.+\\.yaml");
  private static final Pattern SEVERITY = Pattern.compile("(?m)^severity: .*$");

  /** Up to where the text of the description begins, on the same line or in a block below. */
  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "(?m)^description: *(?:\\|[-+]?\\s*\\n\\s+|>[-+]?\\s*\\n\\s+)?'?(Edit \\d+\\. )?");

  private final GitFixture clone;
  private final Path log;
  private final String remote;
  private final String rule;
  private int edits;

  private PushedRule(GitFixture clone, Path log, String remote, String rule) {
    this.clone = clone;
    this.log = log;
    this.remote = remote;
    this.rule = rule;
  }

  /**
   * Clones a repository.
   *
   * @param folder of the clone, not there yet
   */
  static PushedRule cloned(String remote, Path folder) throws IOException, InterruptedException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    git(log, List.of("clone", "-q", "--bare", remote, folder.toString()));
    GitFixture clone = GitFixture.open(folder);
    return new PushedRule(clone, log, remote, firstRule(clone));
  }

  /** Edits the rule in the served repository itself: each edit is pushed as soon as it is made. */
  static PushedRule served(GitFixture repository) throws IOException {
    Path log = repository.folder().resolveSibling(repository.folder().getFileName() + ".log");
    return new PushedRule(repository, log, repository.folder().toString(), firstRule(repository));
  }

  /** The first one by path whose severity and description can be edited. */
  private static String firstRule(GitFixture clone) throws IOException {
    Repository repository = clone.repository();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(head(clone, walk));
      tree.setRecursive(true);
      while (tree.next()) {
        String path = tree.getPathString();
        if (RULE.matcher(path).matches()) {
          String text = text(clone, path);
          if (SEVERITY.matcher(text).find() && DESCRIPTION.matcher(text).find()) {
            return path;
          }
        }
      }
    }
    throw new IOException("the repository holds no rule that can be edited");
  }

  /** Edits the rule in the clone; returns the text that its page shows from then on. */
  String edit() throws IOException {
    String shown = "Edit " + ++edits + ". ";
    String text = text(clone, rule);
    text = SEVERITY.matcher(text).replaceFirst("severity: " + (edits % 2 == 0 ? "High" : "Low"));
    var description = DESCRIPTION.matcher(text);
    if (!description.find()) {
      throw new IOException("the description of " + rule + " is gone");
    }
    int begin = description.start(1) < 0 ? description.end() : description.start(1);
    text = text.substring(0, begin) + shown + text.substring(description.end());
    clone.at(Instant.now()).commit("Edit " + edits, Map.of(rule, text));
    return shown.strip();
  }

  /** The commit of the last edit. */
  String commit() {
    return clone.tip();
  }

  /** Pushes what was edited; returns the commit. */
  String push() throws IOException, InterruptedException {
    git(
        log,
        List.of("-C", clone.folder().toString(), "push", "-q", remote, "master:refs/heads/master"));
    return commit();
  }

  private static String text(GitFixture clone, String path) throws IOException {
    Repository repository = clone.repository();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = TreeWalk.forPath(repository, path, head(clone, walk))) {
      byte[] bytes = repository.open(tree.getObjectId(0)).getBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static RevTree head(GitFixture clone, RevWalk walk) throws IOException {
    return walk.parseCommit(clone.repository().resolve(clone.tip())).getTree();
  }

  /** Runs native Git without anyone's configuration. */
  static void git(Path log, List<String> arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("git").redirectErrorStream(true).redirectOutput(log.toFile());
    builder.command().addAll(arguments);
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException(
          "git " + arguments + " ended with " + code + ": " + Files.readString(log));
    }
  }

  @Override
  public void close() {
    clone.close();
  }
}
