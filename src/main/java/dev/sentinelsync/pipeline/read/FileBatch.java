package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.pipeline.BuildRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Some files to be read together.
 *
 * @param build the build that needs them
 * @param files which
 */
public record FileBatch(BuildRequest build, List<FileVersion> files) {

  /**
   * Batches are large enough that the cache is asked seldom and small enough that two cores end at
   * the same time.
   */
  private static final int SIZE = 128;

  public FileBatch {
    files = List.copyOf(files);
  }

  /**
   * A file to be read.
   *
   * @param place what its path says
   * @param blob its content
   */
  public record FileVersion(ContentPath place, String blob) {}

  /** Divides files into batches. */
  public static List<FileBatch> of(BuildRequest build, List<FileVersion> files) {
    List<FileBatch> batches = new ArrayList<>();
    for (int start = 0; start < files.size(); start += SIZE) {
      int end = Math.min(start + SIZE, files.size());
      batches.add(new FileBatch(build, files.subList(start, end)));
    }
    return batches;
  }
}
