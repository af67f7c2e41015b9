package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.RepositoryImage;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ImageFacts;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.ContentPath.Origin;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.site.image.ReadmeImages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads the headers of the images that READMEs of the revision show (page layouts 13.8). */
public final class ShownImages {

  private final FileReading reading;

  /**
   * @param reading with the limit of images
   */
  public ShownImages(FileReading reading) {
    this.reading = reading;
  }

  /** Adds the images that READMEs show now, and removes those that none shows any more. */
  public void update(BuildRequest build, FactGraph.Changes changes) {
    FactGraph graph = build.site().catalog().graph();
    Collection<String> wanted = graph.record().members(ReadmeImages.WANTED, "");
    Set<String> known = build.site().catalog().images();
    Set<String> gone = new TreeSet<>(known);
    gone.removeAll(wanted);
    gone.forEach(blob -> changes.remove(InputCatalog.IMAGE, blob));
    List<FileVersion> unknown = new ArrayList<>();
    for (String blob : wanted) {
      if (!known.contains(blob)) {
        unknown.add(version(blob));
      }
    }
    // In one request; also those whose headers the parse cache knows, since they are published.
    build.site().source().fetchBlobs(unknown.stream().map(FileVersion::blob).toList());
    for (FileBatch batch : FileBatch.of(build, unknown)) {
      reading
          .read(build, batch.files())
          .results()
          .forEach((file, read) -> add(build, changes, file.blob(), read));
    }
    known.removeAll(gone);
    unknown.forEach(file -> known.add(file.blob()));
  }

  /** What is no image, or a large one, stays a link. */
  private static void add(
      BuildRequest build, FactGraph.Changes changes, String blob, FileAnalysis read) {
    if (read.facts() instanceof ImageFacts image) {
      Supplier<byte[]> content = () -> build.site().source().read(blob, ImageFacts.MOST_BYTES);
      changes.set(InputCatalog.IMAGE, blob, new RepositoryImage(blob, image, content));
    }
  }

  /** The result depends on the blob alone, wherever it lies. */
  private static FileVersion version(String blob) {
    return new FileVersion(
        new ContentPath(blob, FileKind.README_IMAGE, Origin.TOP_LEVEL, "", "", blob), blob);
  }
}
