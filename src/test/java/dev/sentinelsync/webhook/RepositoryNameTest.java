package dev.sentinelsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

  @ParameterizedTest
  @CsvSource({
    "https://github.com/Azure/Azure-Sentinel.git, github.com, azure/azure-sentinel",
    "https://user:word@github.com:443/Azure/Azure-Sentinel/, github.com, azure/azure-sentinel",
    "git@github.com:Azure/Azure-Sentinel.git, github.com, azure/azure-sentinel",
    "ssh://git@github.com:22/Azure//Azure-Sentinel, github.com, azure/azure-sentinel",
    "https://bitbucket.example/scm/soc/rules.git, bitbucket.example, soc/rules",
    "ssh://git@bitbucket.example:7999/soc/rules.git, bitbucket.example, soc/rules",
    "https://contoso@dev.azure.com/contoso/Blue%20Team/_git/rules, dev.azure.com, contoso/blue team/rules",
    "https://contoso.visualstudio.com/DefaultCollection/Blue%20Team/_git/rules, dev.azure.com, contoso/blue team/rules",
    "git@ssh.dev.azure.com:v3/contoso/Blue Team/rules, dev.azure.com, contoso/blue team/rules",
    "file:///srv/git/rules.git, '', srv/git/rules",
    "/srv/git/rules.git, '', srv/git/rules",
    "https://git.example/100%/rules, git.example, 100%/rules",
    "https://git.example/c++/rules, git.example, c++/rules"
  })
  void everyFormOfAnAddressGivesOneName(String address, String host, String path) {
    assertThat(RepositoryName.of(address)).hasValue(new RepositoryName(host, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "https://", "https://github.com", "https://github.com/.git", "/"})
  void whatNamesNoRepositoryGivesNone(String address) {
    assertThat(RepositoryName.of(address)).isEmpty();
  }

  @Test
  void anEndlessAddressGivesNone() {
    assertThat(RepositoryName.of("https://x/" + "a".repeat(5_000))).isEmpty();
  }

  @Test
  void aFullNameMustMatchWholeSegments() {
    RepositoryName name = RepositoryName.of("https://git.example/scm/soc/rules.git").orElseThrow();

    assertThat(name.isCalled("SOC/rules")).isTrue();
    assertThat(name.isCalled("oc/rules")).isFalse();
    assertThat(name.isCalled("rules")).isFalse();
  }

  @Test
  void aConfiguredAddressThatNamesNothingIsAnError() {
    assertThatThrownBy(() -> WatchedSource.of("docs", "https://user:word@host", "main"))
        .hasMessage("The source address of site docs names no repository");
  }
}
