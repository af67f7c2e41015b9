package dev.sentinelsync.content.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\0',
      value = {
        "![a](b.png) => b.png",
        "![a [nested] b](c.png \"title\") => c.png",
        "![a](<with blank.png>) => with blank.png",
        "![a](with%20blank%20(1).png) => with%20blank%20(1).png",
        "[![a](b.png)](https://example.org) => b.png",
        "<img src=\"b.png\"> => b.png",
        "<p align=center><IMG width='10' SRC='b c.png' alt=x></p> => b c.png",
        "text <img alt=\"x\" src=b.png/> text => b.png/",
        "<img src=\"a?b=1&amp;c=2\"> => a?b=1&c=2",
        "| a | ![x](b.png) | => b.png",
      })
  void anImageIsFoundHoweverItIsWritten(String text, String reference) {
    assertThat(ImageReferences.of(text)).containsExactly(reference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\0',
      value = {
        "[a](b.png) => a link",
        "`![a](b.png)` => code",
        "\\![a](b.png) => a link behind an exclamation mark",
        "<!-- <img src=\"b.png\"> --> => a comment",
        "<img data-src=\"b.png\"> => another attribute",
        "![a]() => nothing named",
      })
  void whatIsNoImageIsNotFound(String text, String because) {
    assertThat(ImageReferences.of(text)).as(because).isEmpty();
  }

  @Test
  void definitionsAreFollowedAndEachReferenceCountsOnce() {
    assertThat(
            ImageReferences.of("![x][one] ![y](a.png) ![z][one]\n\n[one]: b.png\n[two]: c.png\n"))
        .containsExactly("b.png", "a.png");
  }

  @Test
  void aTextOfTenThousandImagesHasTheFirstTwoHundred() {
    String text =
        IntStream.range(0, 10_000)
            .mapToObj("![x](%d.png)\n\n"::formatted)
            .collect(Collectors.joining());

    assertThat(ImageReferences.of(text))
        .hasSize(ImageReferences.MOST)
        .startsWith("0.png", "1.png")
        .endsWith("199.png");
  }

  @Test
  void hostileTextsAreReadInTimeOrNotAtAll() {
    assertThat(ImageReferences.of("![".repeat(100_000))).isEmpty();
    assertThat(ImageReferences.of("![a](".repeat(20_000) + "b.png")).hasSizeLessThan(2);
    assertThat(ImageReferences.of("<img ".repeat(100_000))).isEmpty();
    assertThat(ImageReferences.of("![a](" + "x".repeat(100_000) + ".png)")).isEmpty();
    assertThat(ImageReferences.of("> ".repeat(50_000) + "![a](b.png)")).hasSizeLessThan(2);
  }
}
