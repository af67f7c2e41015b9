package dev.sentinelsync.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitMessageTest {

  @Test
  void aMergeSaysWhatItMergesAndNotWhose() {
    assertThat(CommitMessage.of("Merge pull request #56 from Ann/her-branch\n\nMore rules\n\nBody"))
        .isEqualTo(new CommitMessage(56, "More rules"));
    assertThat(CommitMessage.of("Merge pull request #56 from Ann/her-branch"))
        .isEqualTo(new CommitMessage(56, ""));
    assertThat(CommitMessage.of("Merged PR 7: More rules"))
        .isEqualTo(new CommitMessage(7, "More rules"));
  }

  @Test
  void aSquashEndsWithItsNumber() {
    assertThat(CommitMessage.of("Rename folders (#5869)\n\n* one"))
        .isEqualTo(new CommitMessage(5869, "Rename folders"));
    assertThat(CommitMessage.of("Fix (#12) again"))
        .isEqualTo(new CommitMessage(0, "Fix (#12) again"));
  }

  @Test
  void addressesOfPeopleAndControlCharactersAreCut() {
    assertThat(CommitMessage.of("Thanks to Ann <ann@mail.example>, ann@b.example").title())
        .isEqualTo("Thanks to Ann …, …");
    assertThat(CommitMessage.of("").title()).isEmpty();
    assertThat(CommitMessage.of("x".repeat(5_000)).title()).hasSizeLessThan(250);
  }

  @Test
  void aNumberThatIsTooLargeIsNone() {
    assertThat(CommitMessage.of("Fix (#99999999999999)").pullRequest()).isZero();
  }
}
