package dev.sentinelsync.catalog.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Page layouts 1.10 and 8.6: names in, letters and their pages out. */
class LettersTest {

  @ParameterizedTest(name = "{0} rules: {1}")
  @CsvSource({"500,false", "501,true"})
  void manyRulesHaveAPageForEachLetter(int rules, boolean split) {
    RepositoryFiles files = new RepositoryFiles();
    for (int i = 0; i < rules; i++) {
      files.file("Detections/r" + i + ".yaml", "name: " + (i == 0 ? "'7'" : "ä") + "\nquery: T");
      files.file("Hunting Queries/r" + i + ".yaml", "name: b\nquery: T");
    }
    files.file("Hunting Queries/one more.yaml", "name: b\nquery: T");

    Facts facts = files.facts();
    assertThat(facts.all(ItemCatalog.LETTER))
        .isEqualTo(split ? List.of("analytic-rules/#", "analytic-rules/Ä") : List.of());
    assertThat(Letters.isSplit(ContentType.ANALYTIC_RULE, facts)).isEqualTo(split);
    assertThat(Letters.isSplit(ContentType.HUNTING_QUERY, facts)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"abc,A", "ß,SS", "'',#", "1a,#", "'(a)',#", "😀,#"})
  void aNameStandsUnderALetter(String name, String letter) {
    assertThat(Letters.of(name)).isEqualTo(letter);
  }
}
