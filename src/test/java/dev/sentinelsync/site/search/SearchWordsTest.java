package dev.sentinelsync.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.site.search.WordExamples.Example;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void textsHaveTheWordsOfTheExamples() throws IOException {
    List<Example> examples = WordExamples.all();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(200);
    SoftAssertions all = new SoftAssertions();
    for (Example example : examples) {
      List<String> words = SearchWords.of(example.text());
      all.assertThat(words).as(example.text()).isEqualTo(example.words());
      all.assertThat(words.stream().map(SearchWords::shard))
          .as(example.text())
          .isEqualTo(example.shards());
    }
    all.assertAll();
  }

  @Test
  void anIdentifierIsFoundByItsParts() {
    assertThat(SearchWords.withParts("SigninLogs")).containsExactly("signinlogs", "signin", "logs");
    assertThat(SearchWords.withParts("AADNonInteractiveUserSignInLogs"))
        .containsExactly(
            "aadnoninteractiveusersigninlogs", "aad", "non", "interactive", "user", "sign", "logs");
    assertThat(SearchWords.withParts("_Im_NetworkSession"))
        .containsExactly("_im_networksession", "network", "session");
    assertThat(SearchWords.withParts("powershell.exe"))
        .containsExactly("powershell.exe", "powershell", "exe");
    assertThat(SearchWords.withParts("MD5Hash of T1078.004"))
        .containsExactly("md5hash", "md5", "hash", "t1078.004", "t1078", "004");
  }

  @Test
  void eachShardIsNamedOnce() {
    assertThat(SearchWords.shards()).hasSize(513).doesNotHaveDuplicates().contains("000", "1ff");
  }
}
