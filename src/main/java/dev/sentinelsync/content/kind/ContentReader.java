package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.UnreadableFileException;

/**
 * Reads the files of one kind. Adding a kind to the program is adding one implementation to {@link
 * ContentReaders}.
 *
 * @param <F> the record that the reader makes
 */
public interface ContentReader<F extends FileFacts> {

  /** The kind of file that this reader understands; one reader per kind. */
  FileKind kind();

  /** The record type, for the parse cache. */
  Class<F> type();

  /**
   * Reads one file.
   *
   * @param bytes the whole blob
   * @param problems receives what is doubtful but was read
   * @return what the file says
   * @throws UnreadableFileException when nothing can be made of the file
   */
  F read(byte[] bytes, ProblemSink problems) throws UnreadableFileException;
}
