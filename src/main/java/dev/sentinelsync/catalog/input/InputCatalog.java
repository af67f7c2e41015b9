package dev.sentinelsync.catalog.input;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families of files, reference facts and settings, and the indexes that files fill. */
public final class InputCatalog {

  /** Every file of the content folders, by path. */
  public static final Family<SourceFile> FILE = new Family<>("file");

  /**
   * The newest commit that changed a file or anything below a folder, by path, whether the path is
   * still there or not. Without history in the settings there is none.
   */
  public static final Family<LastChange> LAST_CHANGE = new Family<>("last-change");

  /** Images that READMEs show, by the id of their blob; only of sites that publish them. */
  public static final Family<RepositoryImage> IMAGE = new Family<>("image");

  /** Documented tables, by lower-cased name. */
  public static final Family<ReferenceTable> REFERENCE_TABLE = new Family<>("reference-table");

  /** Marketplace offers, by {@code publisher.offer}. */
  public static final Family<MarketplaceOffer> OFFER = new Family<>("offer");

  /** Techniques and sub-techniques of ATT&CK, by identifier. */
  public static final Family<ReferenceTechnique> REFERENCE_TECHNIQUE =
      new Family<>("reference-technique");

  /** The commit whose facts these are; one fact with an empty identifier. */
  public static final Family<CommitTime> HEAD = new Family<>("head");

  /**
   * Corrections of single facts, by entity ({@code table}, {@code connector}, {@code solution},
   * {@code connector_association}).
   */
  public static final Family<Overrides> OVERRIDES = new Family<>("overrides");

  /** Settings and facts of the revision that pages show, by name. */
  public static final Family<String> SETTING = new Family<>("setting");

  /**
   * Name of the setting that says whether the site has the pages of the layout {@code full}: {@link
   * #OFF} if not. What only those pages show is not derived then.
   */
  public static final String FULL_PAGES = "site.full-pages";

  /** A setting that is off. */
  public static final String OFF = "off";

  /** Files of a solution, by solution key. */
  public static final Index SOLUTION_FILES = Index.of("solution-files");

  /** Files of a folder, by folder path without a final slash. */
  public static final Index FOLDER_FILES = Index.of("folder-files");

  /** Files that solutions can list, by {@link Keys#listedFile}. */
  public static final Index NAMED_FILES = Index.of("named-files");

  /**
   * Files whose newest version could not be read, so that an earlier one or nothing is shown; one
   * set with an empty identifier.
   */
  public static final Index REJECTED_FILES = Index.of("rejected-files");

  /**
   * Folders of solutions that hold files like those of content and are no place for any; one set
   * with an empty identifier.
   */
  public static final Index UNREAD_FOLDERS = Index.of("unread-folders");

  /** Paths of parsers that lie where nothing reads them; one set with an empty identifier. */
  public static final Index UNREAD_PARSERS = Index.of("unread-parsers");

  /** Paths of parser files, by the normal form of a function name (analysis rules 2). */
  public static final Index FUNCTIONS = Index.of("functions");

  /** Names of all documented tables; one set with an empty identifier. */
  public static final Index DOCUMENTED_TABLES = Index.of("documented-tables");

  /** Files of which anything is in doubt; one set with an empty identifier. */
  public static final Index DOUBTFUL_FILES = Index.of("doubtful-files");

  /** Rules and hunting queries with techniques of another form; one set, empty identifier. */
  public static final Index ODD_TECHNIQUES = Index.of("odd-techniques");

  /** What numbers are counted from, by a bucket's name; see {@link Buckets}. */
  public static final Index BUCKETS = Index.of("buckets");

  private InputCatalog() {}

  /** Whether the site has the pages of the layout {@code full}. */
  public static boolean hasFullPages(Facts facts) {
    return !facts.find(SETTING, FULL_PAGES).orElse("").equals(OFF);
  }
}
