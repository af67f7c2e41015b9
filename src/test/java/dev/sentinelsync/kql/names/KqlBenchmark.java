package dev.sentinelsync.kql.names;

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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Reads the queries of the newest commit of the real repository that stand in YAML files, one per
 * operation and one after another, so the score is the mean of a query. Target: 150 microseconds,
 * and for two copies of each query in one text at most 2.2 times that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class KqlBenchmark {

  /** How often each query is repeated, as statements of one text. */
  @Param({"1", "2"})
  public int copies;

  private final KqlAnalyzer analyzer = new KqlAnalyzer();
  private List<RealRepository.RealQuery> queries;
  private int next;

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
  }

  /** The next query. */
  @Benchmark
  public QueryReferences query() {
    RealRepository.RealQuery query = queries.get(next);
    next = (next + 1) % queries.size();
    return analyzer.analyze(query.text(), query.parameters());
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
