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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
  void aPageThatGivesWayAndComesBackLeavesNoTombstoneWhereItIs() {
    follow("a", "b");
    history.put(commit("b", Map.of(ADDRESS, FIRST), Map.of(ADDRESS, SECOND, DISPLACED, FIRST)));
    assertThat(tombstones()).isEmpty();

    history.extend(List.of("c"));
    history.put(commit("c", Map.of(DISPLACED, FIRST), Map.of()));
    assertThat(tombstones()).containsExactly(Map.entry("TABLE/" + DISPLACED, "c " + FIRST));
  }

  @Test
  void addressesThatDifferInCaseAloneAreOne() {
    follow("a", "b", "c");
    history.put(commit("b", Map.of(ADDRESS, FIRST), Map.of()));
    history.put(commit("c", Map.of(), Map.of("tables/ONE.md", SECOND)));

    assertThat(tombstones()).containsExactly(Map.entry("TABLE/" + DISPLACED, "b " + FIRST));
  }

  @Test
  void everyAddressAnswersAndCommitByCommitTheTombstonesAreThoseOfTheWholeHistory() {
    Random random = new Random(7);
    List<String> commits = IntStream.range(0, 200).mapToObj(commit -> "c" + commit).toList();
    AddressHistory whole = new AddressHistory();
    whole.replace("scope", commits, false);
    history.replace("scope", commits.subList(0, 1), false);
    SortedSet<String> pages = new TreeSet<>();
    SortedSet<String> published = new TreeSet<>();
    for (String commit : commits.subList(1, commits.size())) {
      SortedMap<String, String> before = live(pages);
      String page = "TABLE/" + random.nextInt(9);
      if (!pages.add(page)) {
        pages.remove(page);
      }
      SortedMap<String, String> now = live(pages);
      AddressChanges changes = commit(commit, without(before, now), without(now, before));
      whole.put(changes);
      history.extend(List.of(commit));
      history.put(changes);
      SortedSet<String> answering = new TreeSet<>();
      tombstones().keySet().forEach(id -> answering.add(id.substring(id.indexOf('/') + 1)));

      assertThat(answering).doesNotContainAnyElementsOf(now.keySet());
      answering.addAll(now.keySet());
      published.addAll(answering);
      assertThat(answering).containsAll(published);
    }
    FactGraph.Changes last = new FactGraph.Changes();
    whole.report(last);
    FactGraph clean = Site.newGraph();
    clean.apply(last);

    assertThat(shown(graph)).isEqualTo(shown(clean)).isNotEmpty();
  }

  /** Pages of which three each want one address: the first has it, the others have endings. */
  private static SortedMap<String, String> live(SortedSet<String> pages) {
    SortedMap<String, String> live = new TreeMap<>();
    for (String page : pages) {
      String address = "tables/" + Integer.parseInt(page.substring(6)) / 3 + ".md";
      live.put(live.containsKey(address) ? Slug.withHash(address, page) : address, page);
    }
    return live;
  }

  private static SortedMap<String, String> without(
      SortedMap<String, String> pages, SortedMap<String, String> others) {
    SortedMap<String, String> left = new TreeMap<>(pages);
    left.entrySet().removeAll(others.entrySet());
    return left;
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
