package dev.sentinelsync.kql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Reads all queries of the newest commit of the real repository that stand in YAML files, one after
 * another. A result is the time of all of them; {@link #main} also prints the mean of one, and how
 * much longer queries of twice the length take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class KqlBenchmark {

  /** How often each query is repeated, as statements of one text. */
  @Param({"1", "2"})
  public int copies;

  private final KqlAnalyzer analyzer = new KqlAnalyzer();
  private List<RealRepository.RealQuery> queries;

  /** Reads the queries from the bundle. */
  @Setup(Level.Trial)
  public void queries() throws Exception {
    queries = new ArrayList<>();
    Path folder = Files.createTempDirectory("kql-benchmark");
    try (RealRepository repository = RealRepository.open(folder)) {
      for (RealRepository.RealQuery query : repository.queries(repository.head())) {
        if (!query.path().endsWith(".json")) {
          String text = (query.text() + "\n;\n").repeat(copies);
          queries.add(new RealRepository.RealQuery(query.path(), text, query.parameters()));
        }
      }
    }
    System.out.printf("%n%d queries%n", queries.size());
  }

  /** All queries once. */
  @Benchmark
  public void allQueries(Blackhole answers) {
    for (RealRepository.RealQuery query : queries) {
      answers.consume(analyzer.analyze(query.text(), query.parameters()));
    }
  }

  /** Runs the benchmark with the allocation profiler. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(KqlBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
