package dev.sentinelsync.site.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.past.VanishedPage.Subject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressHistoryTest {

  private static final String ADDRESS = "tables/one.md";
  private static final String FIRST = "TABLE/one";
  private static final String SECOND = "TABLE/ONE_";
  private static final String DISPLACED = Slug.withHash(ADDRESS, FIRST);

  private final AddressHistory history = new AddressHistory();
  private final FactGraph graph = Site.newGraph();

  @Test
  void anAddressThatAPageLeavesHasItsTombstone() {
    follow("a", "b");
    history.put(commit("b", Map.of(ADDRESS, FIRST), Map.of()));

    assertThat(tombstones()).containsExactly(Map.entry("TABLE/" + ADDRESS, "b " + FIRST));
  }

  @Test
  void thePageThatComesBackTakesTheTombstoneAway() {
    follow("a", "b", "c");
    history.put(commit("b", Map.of(ADDRESS, FIRST), Map.of()));
    history.put(commit("c", Map.of(), Map.of(ADDRESS, FIRST)));

    assertThat(tombstones()).isEmpty();
  }

  @Test
  void anotherPageLeavesTheTombstoneTheHashEndingForGood() {
    follow("a", "b", "c", "d");
    history.put(commit("b", Map.of(ADDRESS, FIRST), Map.of(ADDRESS, SECOND)));
    history.put(commit("c", Map.of(ADDRESS, SECOND), Map.of()));
    history.put(commit("d", Map.of(), Map.of(ADDRESS, FIRST)));

    assertThat(tombstones())
        .containsOnly(
            Map.entry("TABLE/" + DISPLACED, "b " + FIRST),
            Map.entry("TABLE/" + Slug.withHash(ADDRESS, SECOND), "c " + SECOND));
  }

  @Test
  void aLimitedHistoryForgetsWhatDependsOnOlderVersions() {
    follow("a", "b", "c");
    history.put(commit("b", Map.of(), Map.of()));
    history.put(new AddressChanges("c", 3, true, List.of(), new TreeMap<>()));

    history.replace("scope", List.of("a", "b", "c"), true);

    assertThat(history.missing()).containsExactly("c");
    assertThat(history.wants("b", "c")).isTrue();
    assertThat(history.wants("a", "c")).isFalse();
  }

  @Test
  void anotherConfigurationForgetsEverything() {
    follow("a", "b");
    history.put(commit("b", Map.of(), Map.of()));

    history.replace("another", List.of("a", "b"), false);

    assertThat(history.missing()).containsExactly("b");
    assertThatThrownBy(this::tombstones).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void commitByCommitTheTombstonesAreThoseOfTheWholeHistory() {
    Random random = new Random(7);
    List<String> commits = IntStream.range(0, 60).mapToObj(commit -> "c" + commit).toList();
    SortedMap<String, String> live = new TreeMap<>();
    AddressHistory whole = new AddressHistory();
    whole.replace("scope", commits, false);
    history.replace("scope", commits.subList(0, 1), false);
    FactGraph.Changes last = new FactGraph.Changes();
    for (String commit : commits.subList(1, commits.size())) {
      AddressChanges changes = randomCommit(commit, random, live);
      whole.put(changes);
      history.extend(List.of(commit));
      history.put(changes);
      tombstones();
    }
    whole.report(last);
    FactGraph clean = Site.newGraph();
    clean.apply(last);

    assertThat(shown(graph)).isEqualTo(shown(clean)).isNotEmpty();
  }

  /** Three pages come and go at three addresses. */
  private static AddressChanges randomCommit(
      String commit, Random random, SortedMap<String, String> live) {
    SortedMap<String, String> before = new TreeMap<>(live);
    String address = "tables/" + random.nextInt(3) + ".md";
    if (random.nextBoolean()) {
      live.put(address, "TABLE/" + random.nextInt(3));
    } else {
      live.remove(address);
    }
    SortedMap<String, String> gone = new TreeMap<>(before);
    gone.entrySet().removeAll(live.entrySet());
    SortedMap<String, String> come = new TreeMap<>(live);
    come.entrySet().removeAll(before.entrySet());
    return commit(commit, gone, come);
  }

  private void follow(String... commits) {
    history.replace("scope", List.of(commits), false);
  }

  private SortedMap<String, String> tombstones() {
    FactGraph.Changes changes = new FactGraph.Changes();
    history.report(changes);
    graph.apply(changes);
    return shown(graph);
  }

  private static SortedMap<String, String> shown(FactGraph graph) {
    SortedMap<String, String> shown = new TreeMap<>();
    for (String page : Site.pages(graph)) {
      if (page.startsWith("TOMBSTONE/")) {
        String id = page.substring(page.indexOf('/') + 1);
        Tombstone tombstone = graph.record().get(Tombstone.FAMILY, id);
        shown.put(id, tombstone.removal().commit() + " " + tombstone.page().page());
      }
    }
    return shown;
  }

  private static AddressChanges commit(
      String commit, Map<String, String> gone, Map<String, String> come) {
    return new AddressChanges(
        commit,
        1_650_000_000,
        false,
        gone.entrySet().stream()
            .map(
                page ->
                    new VanishedPage(
                        page.getKey(), page.getValue(), new Subject("One", "", "", ""), ""))
            .toList(),
        new TreeMap<>(come));
  }
}
