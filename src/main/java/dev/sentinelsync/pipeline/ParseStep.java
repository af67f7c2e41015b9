package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.FileTask.Wanted;
import java.util.Map;

/** Third step, in parallel batches: what the changed files mean. */
public final class ParseStep {

  private final FileReading reading;

  ParseStep(FileReading reading) {
    this.reading = reading;
  }

  /** Reads one batch of files, from the parse cache where it has them. */
  public void parse(FileTask task) {
    Map<Wanted, FileAnalysis> results = reading.read(task.run(), task.files());
    results.forEach(
        (file, analysis) ->
            task.run()
                .addRead(
                    new SourceFile(
                        file.place().path(),
                        file.place(),
                        file.blob(),
                        reading.version(file.place().kind()),
                        analysis.facts(),
                        analysis.references(),
                        analysis.problems(),
                        "")));
  }
}
