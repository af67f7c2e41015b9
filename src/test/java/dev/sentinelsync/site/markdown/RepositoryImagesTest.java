package dev.sentinelsync.site.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of READMEs in HTML: those of the repository are shown, all others are links. */
class RepositoryImagesTest {

  private static final String WEB = "https://github.com/Azure/Azure-Sentinel/blob/master";
  private static final Set<String> THERE =
      Set.of("Playbooks/Block/images/flow.png", "images/a b (1).png", "top.png");

  private static RepositoryLinks links(String webUrl) {
    return new RepositoryLinks(
        "Playbooks/Block",
        path -> WEB + "/" + path,
        BranchAddresses.of(webUrl),
        path ->
            THERE.contains(path)
                ? Optional.of(new EmbeddedImage("../assets/readme/x.png", 800, 600))
                : Optional.empty());
  }

  private static String html(String text) {
    return RepositoryHtml.of(text, links(WEB), 2, "c0-");
  }

  private static String image(String alt, int width, int height) {
    return "<img src=\"../assets/readme/x.png\" alt=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\" />"
        .formatted(alt, width, height);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/flow.png",
        "./images/flow.png",
        "images/./flow.png?raw=true",
        "images/flow.png#top",
        "/Playbooks/Block/images/flow.png",
        "../Block/images/flow.png",
        "../../../../../../../Playbooks/Block/images/flow.png",
        "images%2Fflow.png",
        "../../images/a%20b%20(1).png",
        "https://github.com/Azure/Azure-Sentinel/blob/master/top.png",
        "http://www.github.com/azure/AZURE-sentinel/raw/master/top.png?raw=true",
        "https://raw.githubusercontent.com/Azure/Azure-Sentinel/master/images/a%20b%20(1).png",
        "https://raw.githubusercontent.com/Azure/Azure-Sentinel/refs/heads/master/top.png",
        "//github.com/Azure/Azure-Sentinel/blob/master/top.png",
      })
  void anImageOfTheRepositoryIsShown(String reference) {
    assertThat(html("![Flow](" + reference + ")"))
        .isEqualTo("<p>" + image("Flow", 800, 600) + "</p>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/none.png",
        "images/FLOW.png",
        "https://github.com/Azure/Azure-Sentinel/blob/Master/top.png",
        "https://github.com/Azure/Azure-Sentinel/blob/other/top.png",
        "https://github.com/Somebody/Azure-Sentinel/blob/master/top.png",
        "https://raw.githubusercontent.com.evil.example/Azure/Azure-Sentinel/master/top.png",
        "https://evil.example/github.com/Azure/Azure-Sentinel/blob/master/top.png",
        "https://user@github.com/Azure/Azure-Sentinel/blob/master/top.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "file:///top.png",
        "javascript:top.png",
        "%6Aavascript:top.png",
        "top.png%00",
        "images/flow.png/",
        "#flow.png",
        "?flow.png",
      })
  void anyOtherImageIsNotLoaded(String reference) {
    assertThat(html("![Flow](<" + reference + ">)")).doesNotContain("<img").contains("Flow");
  }

  @Test
  void anImageOfAnotherHostIsALinkThatNamesIt() {
    assertThat(html("![Deploy](https://aka.ms/button)"))
        .isEqualTo("<p><a href=\"https://aka.ms/button\">Deploy (aka.ms)</a></p>\n");
  }

  @Test
  void withoutAnAddressInTheWebNoAbsoluteReferenceIsInside() {
    assertThat(RepositoryHtml.of("![x](" + WEB + "/top.png)", links(""), 2, "c0-"))
        .doesNotContain("<img");
  }

  @Test
  void otherHostsHaveTheirOwnAddresses() {
    RepositoryLinks links = links("https://gitlab.com/group/name/-/blob/main");

    assertThat(links.path("https://gitlab.com/group/name/-/blob/main/top.png")).contains("top.png");
    assertThat(links.path(WEB + "/top.png")).isEmpty();
  }

  @Test
  void anImageInsideALinkStaysOne() {
    assertThat(html("[![](images/flow.png)](https://example.org)"))
        .contains("<a href=\"https://example.org\"", image("Image", 800, 600) + "</a>");
  }

  @ParameterizedTest
  @CsvSource({
    "width=\"400\",400,300",
    "height=\"60\",80,60",
    "width=\"200px\" height=\"999\",200,150",
    "width=\"100%\",800,600",
    "width=\"0\",800,600",
    "width=\"99999\",99999,74999",
    "width=\"1\",1,1",
    "style=\"width:1px\",800,600",
    "onerror=\"alert(1)\" srcset=\"https://evil.example/x 2x\",800,600",
  })
  void theAuthorDecidesOnTheSizeAndTheImageOnTheRatio(String written, int width, int height) {
    assertThat(html("<img src=\"images/flow.png\" alt=\"a &quot;b&quot; <i>\" " + written + ">"))
        .contains(image("a &#34;b&#34; &lt;i&gt;", width, height))
        .doesNotContain("style", "onerror", "srcset");
  }

  @Test
  void markdownShowsWhatItDidBefore() {
    String text = "![Flow](images/flow.png)";

    assertThat(
            SafeMarkdown.of(text, new RepositoryLinks("Playbooks/Block", path -> WEB + "/" + path)))
        .isEqualTo("![Flow](" + WEB + "/Playbooks/Block/images/flow.png)");
  }
}
