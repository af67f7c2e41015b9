package dev.sentinelsync.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.PathClassifier;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the path of a file says, and keys of names. */
class SourceFileTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Solutions/Acme/Data/x.y.json,Solutions/Acme,x.y.json,x.y,Solutions/Acme/Data",
    "Solutions/Acme/.hidden,Solutions/Acme,.hidden,.hidden,Solutions/Acme",
    "Solutions/Acme/plain,Solutions/Acme,plain,plain,Solutions/Acme",
    "Solutions/readme.md,'',readme.md,readme,Solutions",
    "Solutions/Images/a.png,'',a.png,a,Solutions/Images",
    "Solutions/Templates/a/b.json,'',b.json,b,Solutions/Templates/a",
    "SolutionsX/Acme/a.json,'',a.json,a,SolutionsX/Acme",
    "readme.md,'',readme.md,readme,''"
  })
  void aPathHasParts(String path, String solution, String name, String stem, String folder) {
    SourceFile file = SourceFile.unread(path, "1");

    assertThat(file.solutionKey()).isEqualTo(solution);
    assertThat(file.fileName()).isEqualTo(name);
    assertThat(file.stem()).isEqualTo(stem);
    assertThat(file.folder()).isEqualTo(folder);
    assertThat(file.kind()).isEmpty();
    assertThat(file.isItem()).isFalse();
    assertThat(file.functionNames()).isEmpty();
    assertThat(file.isRejected()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "Solutions/Acme/Parsers/a.yaml,PARSER_YAML,true",
    "Parsers/Acme/a.yaml,PARSER_YAML,false",
    "Solutions/Acme/Parsers/a.kql,PARSER_TEXT,false",
    "Detections/a.yaml,ANALYTIC_RULE,true",
    "Solutions/Acme/Data Connectors/a.json,CONNECTOR,false"
  })
  void aKindMakesItems(String path, FileKind kind, boolean item) {
    SourceFile file =
        new SourceFile(
            path,
            new PathClassifier().classify(path).orElseThrow(),
            "1",
            "",
            null,
            List.of(),
            List.of(),
            SourceFile.Kept.NONE);

    assertThat(file.kind()).contains(kind);
    assertThat(file.isItem()).isEqualTo(item);
  }

  /** Whatever decides on what a file says is part of its identity. */
  @Test
  void anIdentity() {
    assertThat(SourceFile.unread("a/b", "1").identity()).isEqualTo("a/b\n1\n\n\n\ntrue");
    assertThat(
            new SourceFile(
                    "a",
                    null,
                    "1",
                    "v",
                    null,
                    List.of(),
                    List.of(),
                    new SourceFile.Kept("commit", "blob"))
                .identity())
        .isEqualTo("a\n1\nv\ncommit\nblob\ntrue");
  }

  @Test
  void namesThatIgnoreCaseHaveKeys() {
    assertThat(Keys.table("SysLog_CL")).isEqualTo("syslog_cl");
    assertThat(Keys.asim("ASimDns")).isEqualTo("asimdns");
    assertThat(Keys.connector("  Acme Logs ")).isEqualTo("acme logs");
    TreeMap<String, Integer> spellings = new TreeMap<>();
    spellings.put("A", 1);
    spellings.put("B", 2);
    spellings.put("C", 2);
    assertThat(Keys.mostUsed(spellings)).isEqualTo("B");
  }
}
