package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.SourceCommit;
import dev.sentinelsync.publish.Staging;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.state.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * What the process keeps of one site between runs: the open source and target, the facts in memory
 * and what is published. Everything here can be lost: it is found again from the source, the
 * database and the target's own manifest. One run at a time.
 */
public final class SiteRuntime implements AutoCloseable {

  private final SiteSettings settings;
  private final SharedInputs shared;
  private final SiteInputs inputs;
  private final SourceRepository source;
  private final TargetStore target;
  private List<String> formats = List.of();
  private CatalogState catalog = new CatalogState();

  /** Held by whoever uses the facts in memory. */
  private final Semaphore use = new Semaphore(1);

  /** What is published; empty when it has to be looked up. */
  private volatile Optional<PublishedSite> published = Optional.empty();

  private boolean compared;

  /** Facts that changed since the last successful publish. */
  private final Set<FactKey> pending = new HashSet<>();

  private Optional<Staging> staging = Optional.empty();

  private volatile List<SourceFile> doubtful = List.of();

  /** A pair whose source and target are open. */
  public SiteRuntime(SiteSettings settings, SourceRepository source, TargetStore target) {
    this(settings, source, target, new SharedInputs());
  }

  private SiteRuntime(
      SiteSettings settings, SourceRepository source, TargetStore target, SharedInputs shared) {
    this.settings = settings;
    this.shared = shared;
    this.inputs =
        new SiteInputs(settings, shared, () -> Forms.of(SiteConfiguration.forms(this)::get));
    this.source = source;
    this.target = target;
  }

  /**
   * Opens source and target of a pair; nothing is fetched or written yet.
   *
   * @throws dev.sentinelsync.source.SourceException if the source's settings cannot be used
   * @throws dev.sentinelsync.publish.TargetException if the target's address is not understood
   */
  public static SiteRuntime open(SiteSettings settings) {
    return open(settings, new SharedInputs());
  }

  private static SiteRuntime open(SiteSettings settings, SharedInputs shared) {
    TargetStore target = Targets.open(settings.target(), settings.targetSettings());
    return new SiteRuntime(settings, SourceRepository.open(settings.source()), target, shared);
  }

  /** Opens pairs, as {@link #open} does, that share the templates and reference facts in memory. */
  public static Function<SiteSettings, SiteRuntime> opener() {
    SharedInputs shared = new SharedInputs();
    return settings -> open(settings, shared);
  }

  /** The pair's settings. */
  public SiteSettings settings() {
    return settings;
  }

  /** The pair's name. */
  public String name() {
    return settings.name();
  }

  /** Address of the source, without credentials. */
  public String sourceAddress() {
    return source.address();
  }

  /** Kind and place of the target, without secrets. */
  public String targetDescription() {
    return target.describe();
  }

  /**
   * Checks that the target can be reached and written.
   *
   * @throws dev.sentinelsync.publish.TargetException saying what is wrong and what to do
   */
  public void validateTarget() {
    target.validate();
  }

  /**
   * Brings the clone to the tip of the branch.
   *
   * @return the tip
   */
  public Revision fetch(ProgressListener progress) {
    return source.fetch(progress).revision();
  }

  /** Finds a commit of the clone by name. */
  public Revision resolve(String name) {
    return source.resolve(name);
  }

  /** The first-parent revisions from one to another, oldest first, both included. */
  public List<Revision> firstParents(String from, String to) {
    return source.firstParents(source.resolve(from), source.resolve(to));
  }

  /** Layouts and reference facts. */
  public SiteInputs inputs() {
    return inputs;
  }

  /**
   * The formats of pages: those of the settings. Without any a target that was published without
   * HTML stays without it, so that a new version of the program fills no folder or branch with
   * files that nobody asked for; other targets get both.
   */
  public List<String> formats() {
    if (formats.isEmpty()) {
      List<String> configured = settings.pages().html().formats();
      formats = configured.isEmpty() ? formatsOfTarget() : configured;
    }
    return formats;
  }

  private List<String> formatsOfTarget() {
    boolean markdownAlone =
        target.published().filter(held -> held.paths().noneMatch(HtmlAddress::isHtml)).isPresent();
    return markdownAlone ? Forms.MARKDOWN_ALONE : Forms.ALL;
  }

  /** The open source. */
  public SourceRepository source() {
    return source;
  }

  /** The open target. */
  public TargetStore target() {
    return target;
  }

  /** The facts in memory. */
  public CatalogState catalog() {
    return catalog;
  }

  /** How many facts are in memory; for whoever has just used them. */
  public int facts() {
    return catalog.size();
  }

  /** Facts that changed since the last successful publish; the caller may add to them. */
  public Set<FactKey> pending() {
    return pending;
  }

  /** What is published; empty when it has to be looked up. */
  public Optional<PublishedSite> published() {
    return published;
  }

  /** Keeps what is published; it is not yet compared with the facts. */
  public void found(PublishedSite now) {
    published = Optional.of(now);
    compared = false;
  }

  /** Keeps what is published; it was made from the facts in memory. */
  public void delivered(PublishedSite now) {
    published = Optional.of(now);
    compared = true;
    pending.clear();
  }

  /** Whether every published page was compared with the facts that {@link #pending} starts from. */
  public boolean isCompared() {
    return compared;
  }

  /** The same source, target and settings with nothing in memory; not to be closed. */
  public SiteRuntime withoutMemory() {
    return withoutMemory(settings);
  }

  /** The same source and target with other settings and nothing in memory; not to be closed. */
  SiteRuntime withoutMemory(SiteSettings settings) {
    SiteRuntime empty = new SiteRuntime(settings, source, target, shared);
    empty.formats = formats;
    return empty;
  }

  /** Keeps the facts in memory until it is closed. */
  public interface Use extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * Uses the facts in memory. Whoever has the right to publish has no rival in this process but
   * {@link #evict}, for which this waits.
   */
  public Use use() {
    use.acquireUninterruptibly();
    return use::release;
  }

  /**
   * Gives the memory of the facts back, as if the process had just started: the next run reads them
   * from the state, which costs it some time and changes no byte.
   *
   * @return false if a run uses them, in which case nothing happens
   */
  public boolean evict() {
    if (!use.tryAcquire()) {
      return false;
    }
    try {
      forgetFacts();
      target.forget();
      return true;
    } finally {
      use.release();
    }
  }

  /** A place with the target for what the run renders; empty if the target has none. */
  public Optional<Staging> openStaging() {
    closeStaging();
    staging = target.openStaging();
    return staging;
  }

  /** Deletes what a run rendered and did not publish. */
  public void closeStaging() {
    staging.ifPresent(Staging::close);
    staging = Optional.empty();
  }

  /** Forgets what is published, so that the next run looks it up. */
  public void forgetPublished() {
    published = Optional.empty();
    compared = false;
  }

  /** Forgets all facts, so that the next run reads everything again. */
  public void forgetFacts() {
    catalog = new CatalogState();
    pending.clear();
    forgetPublished();
  }

  /** Forgets the facts in memory, but not what is published. */
  public void forgetFactsOnly() {
    catalog = new CatalogState();
  }

  /** Keeps the files of the revision in memory that have problems. */
  public void remember(Collection<SourceFile> files) {
    doubtful = List.copyOf(files);
  }

  /** Files of the revision in memory that a person should look at, by path. */
  public List<SourceFile> doubtfulFiles() {
    return doubtful;
  }

  /** How many files of the revision in memory could not be read. */
  public int rejectedFiles() {
    return (int) doubtful.stream().filter(SourceFile::isRejected).count();
  }

  /**
   * What is to be published, and by which right.
   *
   * @param publishId unique name of the publish
   * @param fence number of the right to publish
   */
  public PublishRequest publishRequest(
      Revision revision, String publishId, long fence, Instant now) {
    SourceCommit commit =
        new SourceCommit(
            source.address(),
            revision.id(),
            revision.authorName(),
            revision.authorEmail(),
            revision.authorTime(),
            revision.summary());
    return PublishRequest.of(
        publishId, commit, SiteConfiguration.digest(this, revision), fence, now);
  }

  /** The position to be recorded once a publish is durable. */
  public Position position(SiteManifest manifest, long fence) {
    return new Position(
        name(),
        manifest.header().revision(),
        manifest.header().publishId(),
        fence,
        ProgramVersion.build(),
        manifest.header().configurationDigest(),
        manifest.header().publishedAt());
  }

  @Override
  public void close() {
    try (SourceRepository closedSource = source;
        TargetStore closedTarget = target) {
      closeStaging();
      forgetFacts();
    }
  }
}
