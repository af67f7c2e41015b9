package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All readers by kind of file; a kind is added here by one line. */
public final class ContentReaders {

  private final Map<FileKind, ContentReader<?>> readers = new EnumMap<>(FileKind.class);

  /**
   * A registry of the given readers.
   *
   * @throws IllegalArgumentException when two readers claim one kind
   */
  public ContentReaders(List<ContentReader<?>> readers) {
    for (ContentReader<?> reader : readers) {
      if (this.readers.put(reader.kind(), reader) != null) {
        throw new IllegalArgumentException("Two readers for " + reader.kind());
      }
    }
  }

  /** The readers of the program, all within the same limits. */
  public static ContentReaders standard(ContentLimits limits) {
    return new ContentReaders(
        List.of(
            new RuleReader(FileKind.ANALYTIC_RULE, limits),
            new RuleReader(FileKind.HUNTING_QUERY, limits),
            new SummaryRuleReader(limits),
            new ParserYamlReader(limits),
            new ParserTextReader(limits),
            new AsimParserReader(limits),
            JsonContentReader.workbooks(limits),
            new WorkbooksMetadataReader(limits),
            JsonContentReader.playbooks(limits),
            JsonContentReader.watchlists(limits),
            JsonContentReader.connectors(limits),
            new FunctionSourceReader(),
            new SolutionPackageReader(limits),
            new SolutionMetadataReader(limits),
            new SolutionDefinitionReader(limits),
            new MarkdownReader(FileKind.RELEASE_NOTES, limits),
            new MarkdownReader(FileKind.README, limits),
            new ImageReader(),
            new CustomTableReader(limits),
            new AsimSchemaReader(limits)));
  }

  /** The reader of a kind; empty when the kind has none. */
  public Optional<ContentReader<?>> reader(FileKind kind) {
    return Optional.ofNullable(readers.get(kind));
  }

  /**
   * Reads one file.
   *
   * @param kind what the file is, by its path
   * @param bytes the whole blob
   * @param problems receives what is doubtful but was read
   * @return what the file says
   * @throws UnreadableFileException when nothing can be made of the file
   * @throws IllegalArgumentException when the kind has no reader
   */
  public FileFacts read(FileKind kind, byte[] bytes, ProblemSink problems)
      throws UnreadableFileException {
    ContentReader<?> reader = readers.get(kind);
    if (reader == null) {
      throw new IllegalArgumentException("No reader for " + kind);
    }
    return reader.read(bytes, problems);
  }
}
