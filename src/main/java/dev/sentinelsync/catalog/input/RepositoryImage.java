package dev.sentinelsync.catalog.input;

import dev.sentinelsync.catalog.graph.Fingerprinted;
import dev.sentinelsync.content.fact.ImageFacts;
import java.util.function.Supplier;

/**
 * An image that a README shows.
 *
 * @param blob id of its blob
 * @param facts what its header says
 * @param content reads its bytes; they are always the same, since the id is their digest
 */
public record RepositoryImage(String blob, ImageFacts facts, Supplier<byte[]> content)
    implements Fingerprinted {

  @Override
  public String identity() {
    return blob + "\n" + facts;
  }
}
