package dev.sentinelsync.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repository that is followed: a bare clone of one branch, and what can be asked of it. */
public final class SourceRepository implements AutoCloseable {

  private SourceRepository() {}

  public static SourceRepository open(SourceSettings settings) {
    throw new UnsupportedOperationException();
  }

  public String remoteRevision() {
    throw new UnsupportedOperationException();
  }

  public FetchResult fetch(ProgressListener progress) {
    throw new UnsupportedOperationException();
  }

  public Revision resolve(String name) {
    throw new UnsupportedOperationException();
  }

  public Optional<Revision> find(String id) {
    throw new UnsupportedOperationException();
  }

  public List<Revision> firstParents(Revision from, Revision to) {
    throw new UnsupportedOperationException();
  }

  public Unpublished unpublished(String publishedId, Revision head) {
    throw new UnsupportedOperationException();
  }

  public TreeSnapshot snapshot(Revision revision, Collection<String> folders) {
    throw new UnsupportedOperationException();
  }

  public TreeChanges diff(Revision oldRevision, Revision newRevision, Collection<String> folders) {
    throw new UnsupportedOperationException();
  }

  public byte[] read(String blobId, long maxBytes) {
    throw new UnsupportedOperationException();
  }

  public Map<String, EarlierVersion> newestReadable(
      Revision revision, Map<String, String> unreadable, BlobTest test) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
