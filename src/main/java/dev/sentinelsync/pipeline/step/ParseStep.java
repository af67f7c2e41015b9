package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.read.FileAnalysis;
import dev.sentinelsync.pipeline.read.FileBatch;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.pipeline.read.FileReading;
import java.util.ArrayList;
import java.util.List;

/** Third step: brings the contents of the changed files, and reads them in parallel batches. */
public final class ParseStep {

  private final FileReading reading;

  ParseStep(FileReading reading) {
    this.reading = reading;
  }

  /** Brings the contents of the files of all batches into a partial clone, before they are read. */
  public Detected fetch(Detected detected) {
    fetch(
        detected.build(),
        detected.batches().stream().flatMap(batch -> batch.files().stream()).toList());
    return detected;
  }

  /** The same for some files. */
  void fetch(BuildRequest build, List<FileVersion> files) {
    reading.fetch(build, files);
  }

  /** Reads one batch of files, from the parse cache where it has them. */
  public Parsed.Batch parse(FileBatch batch) {
    FileReading.Readings read = reading.read(batch.build(), batch.files());
    List<SourceFile> files = new ArrayList<>(batch.files().size());
    read.results().forEach((file, analysis) -> files.add(sourceFile(file, analysis)));
    return new Parsed.Batch(files, read.cache());
  }

  private SourceFile sourceFile(FileVersion file, FileAnalysis analysis) {
    return new SourceFile(
        file.place().path(),
        file.place(),
        file.blob(),
        reading.version(),
        analysis.facts(),
        analysis.references(),
        analysis.problems(),
        SourceFile.Kept.NONE);
  }
}
