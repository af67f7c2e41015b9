package dev.sentinelsync.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SourceCommit;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Git server that refuses, breaks off or is away. */
class GitServerFailureTest {

  private static final String SECRET = "s3cret-token";

  @TempDir Path temp;

  private GitFixture remote;
  private HttpGitRemote server;

  @BeforeAll
  static void needsGit() {
    assumeTrue(HttpGitRemote.available(), "Git's http-backend is not installed");
  }

  @BeforeEach
  void start() throws IOException {
    remote = GitFixture.create(temp.resolve("target.git")).branch("pages");
    server = HttpGitRemote.start(temp);
  }

  @AfterEach
  void stop() {
    server.close();
    remote.close();
  }

  private TargetStore open() {
    return Targets.open(
        "git:" + server.url("writer:" + SECRET, "target.git") + "#pages",
        TargetSettings.of(temp.resolve("work")).withTimeout(Duration.ofSeconds(2)));
  }

  @Test
  void wrongCredentials() {
    server.requireLogin("writer", "another-token");
    try (TargetStore store = open()) {
      assertThat(refused(Reason.AUTHENTICATION, store::validate).retryable()).isFalse();
      refused(Reason.AUTHENTICATION, () -> publish(store, "1"));
    }
  }

  @Test
  void aServerInTroubleIsWorthAnotherTry() {
    try (TargetStore store = open()) {
      publish(store, "1");
      server.answer(503);
      assertThat(refused(Reason.UNREACHABLE, () -> publish(store, "2")).retryable()).isTrue();
      server.answer(0);
      publish(store, "3");
      assertThat(store.read("a.md").map(String::new)).contains("3");
    }
  }

  @Test
  void aHookThatDeclinesIsQuotedAndNothingIsPublished() throws IOException {
    Path hook = Files.createDirectories(remote.folder().resolve("hooks")).resolve("pre-receive");
    try (TargetStore store = open()) {
      publish(store, "1");
      String before = remote.tip();
      Files.writeString(hook, "#!/bin/sh\necho branch is frozen >&2\nexit 1\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();

      refused(Reason.NOT_WRITABLE, () -> publish(store, "2"));
      assertThat(remote.tip()).isEqualTo(before);
      Files.delete(hook);
      publish(store, "3");
      assertThat(store.published().orElseThrow().header().revision()).isEqualTo("rev3");
    }
  }

  @Test
  void aConnectionThatBreaksAtAnyPointLeavesOldOrNewAndTheNextRunResumes() {
    try (TargetStore store = open()) {
      publish(store, "0");
      for (int bytes = 0; bytes < 400; bytes += 40) {
        String before = remote.tip();
        server.breakAfter(bytes);
        try {
          publish(store, "broken " + bytes);
        } catch (TargetException e) {
          assertThat(e.reason()).isIn(Reason.UNREACHABLE, Reason.CORRUPT, Reason.NOT_WRITABLE);
          assertThat(e).hasMessageNotContaining(SECRET);
        }
        server.breakAfter(-1);
        boolean moved = !remote.tip().equals(before);
        assertThat(store.published().orElseThrow().header().publishId())
            .isEqualTo(
                moved ? id("broken " + bytes) : id(bytes == 0 ? "0" : "whole " + (bytes - 40)));
        publish(store, "whole " + bytes);
        assertThat(store.read("a.md").map(String::new)).contains("whole " + bytes);
      }
    }
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    try (TargetStore store = open()) {
      publish(store, "1");
      server.hangAfter(10);
      refused(Reason.UNREACHABLE, store::published);
    }
  }

  private static String id(String text) {
    return "publish-" + text.replace(' ', '-');
  }

  private static void publish(TargetStore store, String text) {
    SourceCommit commit =
        new SourceCommit(
            "https://example.org/s.git",
            "rev" + text.replace(' ', '-'),
            "",
            "",
            OffsetDateTime.parse("2026-01-01T00:00:00Z"),
            "");
    PublishRequest request = PublishRequest.of(id(text), commit, "", 0, Instant.EPOCH);
    try (Publication publication = store.begin(request)) {
      publication.put(PageContent.of("a.md", text.getBytes(StandardCharsets.UTF_8), Phase.PAGE));
      publication.commit();
    }
  }

  private static TargetException refused(Reason reason, ThrowingCallable action) {
    TargetException[] thrown = new TargetException[1];
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .withMessageNotContaining(SECRET)
        .withNoCause()
        .satisfies(e -> thrown[0] = e);
    return thrown[0];
  }
}
