package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parse cache gives back is what was put into it, or the cache would be of no use. */
class StoredAnalysesTest {

  private final FileAnalyzer analyzer = FileAnalyzer.standard(ContentLimits.DEFAULT);

  @TempDir Path folder;

  @Test
  void everyResultOfTheSampleIsReadAsItWasStored() throws Exception {
    SortedMap<String, byte[]> files;
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample.git"))) {
      files = new TreeMap<>(sample.files());
    }
    // A file whose facts are in doubt, and one that is no YAML.
    files.put("Detections/Syslog/Doubtful.yaml", "name: one".getBytes(StandardCharsets.UTF_8));
    files.put("Detections/Syslog/Broken.yaml", "name: [".getBytes(StandardCharsets.UTF_8));
    List<String> folders =
        files.keySet().stream().map(path -> path.split("/", 2)[0]).distinct().toList();
    PathClassifier classifier = new PathClassifier(folders);

    int stored = 0;
    for (String path : files.keySet()) {
      ContentPath place =
          classifier.classify(path).filter(it -> analyzer.reads(it.kind())).orElse(null);
      if (place != null) {
        FileAnalysis analysis = analyzer.analyse(place.kind(), files.get(path));
        assertThat(analyzer.decode(place.kind(), analyzer.encode(analysis)))
            .as(path)
            .contains(analysis);
        stored++;
      }
    }
    assertThat(stored).isGreaterThan(50);
  }
}
