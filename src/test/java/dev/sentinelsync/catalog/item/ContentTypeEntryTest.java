package dev.sentinelsync.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentTypeEntryTest {

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void typeIsFoundByItsFilesAndByItsPage(ContentType type) {
    assertThat(ContentType.of(type.fileKind())).contains(type);
    assertThat(ContentType.ofSlug(type.slug())).isEqualTo(type);
  }

  @Test
  void noTwoTypesShareAKeyOrATerm() {
    assertDistinct(ContentType::key);
    assertDistinct(ContentType::label);
    assertDistinct(ContentType::plural);
    assertDistinct(ContentType::shortLabel);
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void filesOfTheFoldersOfTheTypeAreOfItsKindAndAreRead(ContentType type) {
    String ending = type.fileKind().location().format().name().toLowerCase(Locale.ROOT);
    PathClassifier paths = new PathClassifier();

    assertThat(type.fileKind().location().solutionFolders())
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(paths.classify("Solutions/Contoso/" + folder + "/thing." + ending))
                    .map(ContentPath::kind)
                    .contains(type.fileKind()));
    assertThat(ContentReaders.standard(ContentLimits.DEFAULT).reader(type.fileKind())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void definitionsOfSolutionsCanListItemsOfTheType(ContentType type) {
    assertThat(type.fileKind().location().listKeys()).isNotEmpty();
  }

  @Test
  void noFolderAndNoKeyOfADefinitionSpeaksForTwoKinds() {
    assertThat(ofAllKinds(kind -> kind.location().solutionFolders().stream()))
        .doesNotHaveDuplicates();
    assertThat(ofAllKinds(kind -> kind.location().topFolders().stream())).doesNotHaveDuplicates();
    assertThat(ofAllKinds(kind -> kind.location().listKeys().stream())).doesNotHaveDuplicates();
  }

  private static void assertDistinct(Function<ContentType, String> attribute) {
    assertThat(Stream.of(ContentType.values()).map(attribute)).doesNotHaveDuplicates();
  }

  private static Stream<String> ofAllKinds(Function<FileKind, Stream<String>> names) {
    return Stream.of(FileKind.values()).flatMap(names);
  }
}
