package dev.sentinelsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sentinelsync.command.SampleRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEditsTest {

  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectMapper YAML = new YAMLMapper();

  private static SortedMap<String, byte[]> sample;

  @BeforeAll
  static void readTheSample(@TempDir Path temp) throws IOException {
    try (SampleRepository repository = SampleRepository.create(temp)) {
      sample = repository.files();
    }
  }

  @Test
  void theSameSeedGivesTheSameCommits(@TempDir Path temp) throws IOException {
    List<ObjectId> once = commits(temp.resolve("once"), 7, 25);
    List<ObjectId> again = commits(temp.resolve("again"), 7, 25);
    List<ObjectId> otherwise = commits(temp.resolve("otherwise"), 8, 25);

    assertThat(again).isEqualTo(once).doesNotHaveDuplicates();
    assertThat(otherwise).doesNotContainAnyElementsOf(once);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyEditChangesTheTreeAndLeavesAValidOne(long seed) {
    Random random = new Random(seed);
    Map<String, byte[]> before = sample;
    for (int i = 0; i < 400; i++) {
      SampleEdits.Step step = SampleEdits.next(random, before);
      assertThat(same(before, step.files())).as(step.description()).isFalse();
      assertThat(foldersThatAreFiles(step.files())).as(step.description()).isEmpty();
      before = step.files();
    }
  }

  @Test
  void longRunsMakeEveryKindOfEdit() {
    Random random = new Random(42);
    TreeSet<String> verbs = new TreeSet<>();
    Map<String, byte[]> tree = sample;
    for (int i = 0; i < 400; i++) {
      SampleEdits.Step step = SampleEdits.next(random, tree);
      verbs.add(step.description().replaceFirst(" .*", ""));
      tree = step.files();
    }
    assertThat(verbs)
        .containsExactly("add", "break", "change", "delete", "mend", "move", "rename", "swap");
  }

  @Test
  void aBrokenFileCannotBeParsedAndAMendedOneCan() throws IOException {
    Random random = new Random(5);
    Map<String, byte[]> tree = sample;
    int broken = 0;
    int mended = 0;
    for (int i = 0; i < 300; i++) {
      SampleEdits.Step step = SampleEdits.next(random, tree);
      String path = step.description().replaceFirst("\\w+ ", "");
      if (step.description().startsWith("break ")) {
        broken++;
        assertThat(parses(path, step.files().get(path))).as(path).isFalse();
      } else if (step.description().startsWith("mend ")) {
        mended++;
        assertThat(parses(path, step.files().get(path))).as(path).isTrue();
      }
      tree = step.files();
    }
    assertThat(broken).isPositive();
    assertThat(mended).isPositive();
  }

  private static List<ObjectId> commits(Path folder, long seed, int steps) throws IOException {
    Random random = new Random(seed);
    List<ObjectId> commits = new ArrayList<>();
    try (SampleRepository repository = SampleRepository.create(folder)) {
      for (int i = 0; i < steps; i++) {
        SampleEdits.Step step = SampleEdits.next(random, repository.files());
        commits.add(repository.commitTree(step.files(), step.description()));
      }
    }
    return commits;
  }

  private static boolean parses(String path, byte[] bytes) throws IOException {
    try {
      (path.endsWith(".json") ? JSON : YAML).readTree(bytes);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(path -> Arrays.equals(one.get(path), other.get(path)));
  }

  /** Git cannot hold a file and a folder of one name. */
  private static List<String> foldersThatAreFiles(Map<String, byte[]> files) {
    List<String> found = new ArrayList<>();
    for (String path : files.keySet()) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        if (files.containsKey(path.substring(0, slash))) {
          found.add(path);
        }
      }
    }
    return found;
  }
}
