package dev.sentinelsync.kql.names;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The real queries: those of the repository that the shared bundle holds, read by blob. */
final class RealRepository implements AutoCloseable {

  /** A query and the parameters that its file binds. */
  record RealQuery(String path, String text, List<Parameter> parameters) {}

  static final Path DATA = Path.of("../shared/data");
  private static final Path BUNDLE = DATA.resolve("azure-sentinel.bundle");
  private static final List<String> YAML_QUERIES = List.of("query", "ParserQuery", "FunctionQuery");
  private static final List<String> YAML_PARAMETERS = List.of("ParserParams", "FunctionParams");

  private final ObjectMapper yaml = new YAMLMapper();
  private final ObjectMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final Git git;

  private RealRepository(Git git) {
    this.git = git;
  }

  /** Fetches the bundle into the folder; the test is skipped where there is none. */
  static RealRepository open(Path folder) throws GitAPIException {
    assumeTrue(Files.exists(BUNDLE), "needs the shared repository bundle, " + BUNDLE);
    Git git =
        Git.init().setBare(true).setDirectory(folder.toFile()).setInitialBranch("master").call();
    git.fetch()
        .setRemote(BUNDLE.toAbsolutePath().normalize().toString())
        .setRefSpecs("+refs/heads/*:refs/heads/*")
        .call();
    return new RealRepository(git);
  }

  /** The queries of one version of a file; none when it is no readable YAML or JSON. */
  List<RealQuery> queries(ObjectId blob, String path) throws IOException {
    byte[] bytes = git.getRepository().open(blob).getBytes();
    String lower = path.toLowerCase(Locale.ROOT);
    List<RealQuery> queries = new ArrayList<>();
    try {
      if (lower.endsWith(".json")) {
        collect(json.readTree(bytes), path, queries);
      } else {
        collectYaml(yaml.readTree(bytes), path, queries);
      }
    } catch (JsonProcessingException e) {
      // A broken file is a case for the readers of content, not for this package.
      return List.of();
    }
    return queries;
  }

  private static void collectYaml(JsonNode file, String path, List<RealQuery> queries) {
    for (String field : YAML_QUERIES) {
      if (file.path(field).isTextual()) {
        queries.add(new RealQuery(path, file.get(field).textValue(), parameters(file)));
      }
    }
  }

  private static List<Parameter> parameters(JsonNode file) {
    List<Parameter> parameters = new ArrayList<>();
    for (String field : YAML_PARAMETERS) {
      for (JsonNode parameter : file.path(field)) {
        parameters.add(
            new Parameter(
                parameter.path("Name").asText(),
                parameter.path("Type").asText(),
                parameter.path("Default").asText()));
      }
    }
    return parameters;
  }

  private static void collect(JsonNode node, String path, List<RealQuery> queries) {
    node.properties()
        .forEach(
            entry -> {
              if (entry.getKey().equals("query") && entry.getValue().isTextual()) {
                queries.add(new RealQuery(path, entry.getValue().textValue(), List.of()));
              }
            });
    node.forEach(child -> collect(child, path, queries));
  }

  /** Blob and path of each YAML and JSON file of the newest commit. */
  Map<ObjectId, String> head() throws IOException {
    Map<ObjectId, String> files = new LinkedHashMap<>();
    try (RevWalk commits = new RevWalk(git.getRepository());
        TreeWalk tree = new TreeWalk(git.getRepository())) {
      RevCommit head = commits.parseCommit(git.getRepository().resolve(Constants.HEAD));
      tree.addTree(head.getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        add(tree, 0, files);
      }
    }
    return files;
  }

  /** Blob and a path of each version of each YAML and JSON file in the whole history. */
  Map<ObjectId, String> history() throws IOException {
    Map<ObjectId, String> files = new LinkedHashMap<>();
    try (RevWalk commits = new RevWalk(git.getRepository());
        ObjectReader reader = git.getRepository().newObjectReader()) {
      commits.markStart(commits.parseCommit(git.getRepository().resolve(Constants.HEAD)));
      for (RevCommit commit : commits) {
        try (TreeWalk tree = new TreeWalk(reader)) {
          tree.setRecursive(true);
          tree.setFilter(TreeFilter.ANY_DIFF);
          tree.addTree(commit.getTree());
          for (RevCommit parent : commit.getParents()) {
            tree.addTree(commits.parseCommit(parent).getTree());
          }
          while (tree.next()) {
            add(tree, 0, files);
          }
        }
      }
    }
    return files;
  }

  private static void add(TreeWalk tree, int side, Map<ObjectId, String> files) {
    String path = tree.getPathString();
    String lower = path.toLowerCase(Locale.ROOT);
    boolean readable = lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    ObjectId blob = tree.getObjectId(side);
    if (readable && !blob.equals(ObjectId.zeroId())) {
      files.putIfAbsent(blob, path);
    }
  }

  /** All queries of the files. */
  List<RealQuery> queries(Map<ObjectId, String> files) {
    List<RealQuery> queries = new ArrayList<>();
    files.forEach(
        (blob, path) -> {
          try {
            queries.addAll(queries(blob, path));
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + " of the bundle.", e);
          }
        });
    return queries;
  }

  @Override
  public void close() {
    git.close();
  }
}
