package dev.sentinelsync.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * The end of a split: joins what the parts returned, in their order, with the body that was split.
 * Also when there was no part at all, for which Camel calls {@link #onCompletion} alone.
 *
 * @param <B> the body that was split
 * @param <P> what a part returned
 */
final class SplitJoin<B, P> implements AggregationStrategy {

  private final Class<B> type;
  private final BiFunction<B, List<P>, ?> join;

  /**
   * @param join makes the body that follows the split
   */
  SplitJoin(Class<B> type, BiFunction<B, List<P>, ?> join) {
    this.type = type;
    this.join = join;
  }

  @Override
  public Exchange aggregate(Exchange before, Exchange part) {
    List<Object> results = before == null ? new ArrayList<>() : bodyOf(before);
    results.add(part.getMessage().getBody());
    Exchange joined = before == null ? part : before;
    joined.getMessage().setBody(results);
    return joined;
  }

  @Override
  public void onCompletion(Exchange joined, Exchange input) {
    B whole = input.getMessage().getBody(type);
    if (joined == null) {
      input.getMessage().setBody(join.apply(whole, List.of()));
    } else if (!joined.isFailed()) {
      List<P> parts = bodyOf(joined);
      joined.getMessage().setBody(join.apply(whole, parts));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> bodyOf(Exchange exchange) {
    return exchange.getMessage().getBody(List.class);
  }
}
