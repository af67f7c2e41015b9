package dev.sentinelsync.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.site.FactSheet;
import org.junit.jupiter.api.Test;

class ProductAnchorsTest {

  private final FactSheet sheet = new FactSheet();

  @Test
  void productsThatDifferByCaseHaveTheirOwnSections() {
    add("M365 Defender for Endpoint", "M365 Defender for EndPoint");

    assertThat(new ProductAnchors().derive("", sheet))
        .containsEntry("M365 Defender for EndPoint", "m365-defender-for-endpoint")
        .containsEntry("M365 Defender for Endpoint", "m365-defender-for-endpoint-1");
  }

  @Test
  void headingsOfThePageItselfAreTaken() {
    add("Parsers", "Products Overview", "A (b) / c");

    assertThat(new ProductAnchors().derive("", sheet))
        .containsEntry("A (b) / c", "a-b--c")
        .containsEntry("Parsers", "parsers-1")
        .containsEntry("Products Overview", "products-overview-1");
  }

  private void add(String... products) {
    for (String product : products) {
      sheet.add(ParserCatalog.ASIM_PRODUCT_NAMES, "", product);
    }
  }
}
