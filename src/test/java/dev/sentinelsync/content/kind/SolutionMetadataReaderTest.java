package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionMetadataFacts;
import dev.sentinelsync.content.parse.UnreadableFileException;
import org.junit.jupiter.api.Test;

class SolutionMetadataReaderTest {

  @Test
  void readsPublisherSupportAndTheValuesOfCategories() throws Exception {
    SolutionMetadataFacts metadata =
        read(
            """
            {
              "publisherId": "acme", "offerId": "doors", "planId": "p",
              "firstPublishDate": "2022-05-01", "lastPublishDate": "2023-01-01",
              "version": 1.10,
              "providers": ["Acme"],
              "categories": {"domains": ["Security - Others", "IoT"], "verticals": []},
              "support": {"name": "Acme", "tier": "Partner", "link": "https://acme.example",
                "email": "help@acme.example"},
              "author": {"name": "A. Writer"},
              "dependencies": {"operator": "AND", "criteria": [{"contentId": "other.offer"}]}
            }
            """);

    assertThat(metadata.offer().publisherId()).isEqualTo("acme");
    assertThat(metadata.offer().offerId()).isEqualTo("doors");
    assertThat(metadata.offer().firstPublishDate()).isEqualTo("2022-05-01");
    assertThat(metadata.version()).isEqualTo("1.10");
    assertThat(metadata.categories()).containsExactly("Security - Others", "IoT");
    assertThat(metadata.verticals()).isEmpty();
    assertThat(metadata.support().supportTier()).isEqualTo("Partner");
    assertThat(metadata.support().supportLink()).isEqualTo("https://acme.example");
    assertThat(metadata.authorName()).isEqualTo("A. Writer");
    assertThat(metadata.dependencies()).containsExactly("other.offer");
  }

  @Test
  void anEmptyObjectIsAnEmptyRecord() throws Exception {
    assertThat(read("{}").offer().publisherId()).isEmpty();
  }

  @Test
  void aListIsRejected() {
    assertThatThrownBy(() -> read("[]")).isInstanceOf(UnreadableFileException.class);
  }

  private static SolutionMetadataFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.SOLUTION_METADATA, SolutionMetadataFacts.class, text);
  }
}
