package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.pipeline.SyncReport.PageChange;
import dev.sentinelsync.pipeline.SyncReport.PublishedPage;
import dev.sentinelsync.support.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stored form of a report, which the dashboard and notifications of every version read. */
class SyncReportTest {

  @Test
  void aReportIsOneFlatObjectWithTheKeysOfOlderReports() throws Exception {
    Instant time = Instant.parse("2030-01-02T03:04:05Z");
    SyncReport report =
        new SyncReport(
            "run-1",
            "rules",
            new SyncReport.Cause("CONTROL", false, List.of("request-1")),
            new SyncReport.Outcome(SyncStatus.UNSTABLE, "", true, true),
            new SyncReport.Timing(time, time.plusMillis(40), Map.of("fetch", 12.5)),
            new SyncReport.Revisions("aaaa", "bbbb", "A commit", time),
            new SyncReport.Files(1, 2, 3, 4, List.of()),
            new SyncReport.Pages(
                5,
                6,
                7,
                new SyncReport.Outputs(9, 10, 8, "folder"),
                List.of(
                    new PublishedPage(
                        "a.md",
                        "ITEM",
                        PageChange.CHANGED,
                        List.of("item:a"),
                        List.of("rule A: severity Low → High"))),
                List.of("b.md")));

    JsonNode json = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(report));

    JsonNode expected =
        Json.MAPPER.readTree(
            """
            {"run": "run-1", "site": "rules", "trigger": "CONTROL", "requests": ["request-1"], "status": "UNSTABLE",
             "failure": "", "fromRevision": "aaaa", "toRevision": "bbbb", "subject": "A commit",
             "committedAt": "2030-01-02T03:04:05Z", "startedAt": "2030-01-02T03:04:05Z",
             "finishedAt": "2030-01-02T03:04:05.040Z", "stages": {"fetch": 12.5},
             "changedFiles": 1, "cacheHits": 2, "cacheMisses": 3, "pagesRendered": 5,
             "pagesPublished": 6, "pagesRemoved": 7, "bytesPublished": 8, "location": "folder",
             "outputsPublished": 9, "outputsRemoved": 10,
             "hardRefresh": false, "recovered": true,
             "published": [{"address": "a.md", "kind": "ITEM", "change": "CHANGED",
               "causes": ["item:a"], "reasons": ["rule A: severity Low → High"]}],
             "removed": ["b.md"], "problems": [], "rejectedFiles": 4, "retryable": true}
            """);
    assertThat(json).isEqualTo(expected);
  }
}
