package dev.sentinelsync.publish.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.objects.store.Condition;
import dev.sentinelsync.publish.objects.store.ContentDigest;
import dev.sentinelsync.publish.objects.store.FetchedObject;
import dev.sentinelsync.publish.objects.store.NewObject;
import dev.sentinelsync.publish.objects.store.ObjectInfo;
import dev.sentinelsync.publish.objects.store.ObjectList;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.publish.objects.store.PreconditionFailedException;
import dev.sentinelsync.support.ProxySettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A container of Azure Blob Storage. */
final class AzureStore implements ObjectStore {

  private final AzureSettings settings;
  private final UnaryOperator<String> environment;
  private final ProxySettings proxies;
  private HttpClient http;
  private Optional<AzureSecret> secret = Optional.empty();
  private BlobContainerClient opened;

  /**
   * Opens no connection and looks for no credentials yet.
   *
   * @param environment gives the value of an environment variable, or null
   * @param proxies through which proxy the account is reached
   */
  AzureStore(AzureSettings settings, UnaryOperator<String> environment, ProxySettings proxies) {
    this.proxies = proxies;
    this.settings = settings;
    this.environment = environment;
  }

  /** Looks at the secret each time, so that a rotated one is taken up at once. */
  private synchronized BlobContainerClient container() {
    Optional<AzureSecret> now = AzureSecret.find(settings, environment);
    if (opened == null || !now.equals(secret)) {
      if (http == null) {
        http = AzureConnection.http(settings, proxies);
      }
      opened = AzureConnection.open(settings, http, proxies, now);
      secret = now;
    }
    return opened;
  }

  private BlobClient blob(String key) {
    return container().getBlobClient(key);
  }

  @Override
  public String put(NewObject object, Condition condition) {
    byte[] md5 = object.md5();
    BlockBlobSimpleUploadOptions upload =
        new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(object.bytes()))
            // Checked on arrival, and kept with the blob.
            .setContentMd5(md5)
            .setHeaders(
                new BlobHttpHeaders()
                    .setContentType(object.mediaType())
                    .setCacheControl(object.cacheControl())
                    .setContentMd5(md5))
            .setRequestConditions(conditions(condition));
    return attempt(
        "write to",
        () -> {
          try {
            return blob(object.key())
                .getBlockBlobClient()
                .uploadWithResponse(upload, null, Context.NONE)
                .getValue()
                .getETag();
          } catch (BlobStorageException e) {
            if (condition.kind() != Condition.Kind.NONE && AzureFailure.isPrecondition(e)) {
              throw new PreconditionFailedException(object.key());
            }
            throw e;
          }
        });
  }

  private static BlobRequestConditions conditions(Condition condition) {
    BlobRequestConditions conditions = new BlobRequestConditions();
    return switch (condition.kind()) {
      case NONE -> conditions;
      case ABSENT -> conditions.setIfNoneMatch("*");
      case MATCHES -> conditions.setIfMatch(condition.tag());
    };
  }

  @Override
  public Optional<FetchedObject> get(String key, String knownTag) {
    BlobRequestConditions conditions = new BlobRequestConditions();
    if (!knownTag.isEmpty()) {
      conditions.setIfNoneMatch(knownTag);
    }
    return attempt(
        "read",
        () -> {
          try {
            BlobDownloadContentResponse answer =
                blob(key).downloadContentWithResponse(null, conditions, null, Context.NONE);
            return Optional.of(
                FetchedObject.of(
                    answer.getDeserializedHeaders().getETag(), answer.getValue().toBytes()));
          } catch (BlobStorageException e) {
            if (e.getStatusCode() == 304) {
              return Optional.of(FetchedObject.unchanged(knownTag));
            }
            return absentOrThrow(e);
          }
        });
  }

  @Override
  public Optional<ContentDigest> digest(String key) {
    return attempt(
        "read",
        () -> {
          try (InputStream in = blob(key).openInputStream()) {
            return Optional.of(ContentDigest.of(in));
          } catch (BlobStorageException e) {
            return absentOrThrow(e);
          } catch (IOException e) {
            throw AzureFailure.broken(settings, e);
          }
        });
  }

  @Override
  public Optional<ObjectInfo> find(String key) {
    return attempt(
        "read",
        () -> {
          try {
            BlobProperties found = blob(key).getProperties();
            return Optional.of(
                info(key, found.getBlobSize(), found.getETag(), found.getContentMd5()));
          } catch (BlobStorageException e) {
            return absentOrThrow(e);
          }
        });
  }

  @Override
  public ObjectList list(String prefix, String continuation) {
    return attempt(
        "list",
        () -> {
          Iterator<PagedResponse<BlobItem>> pages =
              container()
                  .listBlobs(
                      new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(LIST_PAGE),
                      null)
                  .iterableByPage(continuation.isEmpty() ? null : continuation)
                  .iterator();
          PagedResponse<BlobItem> page = pages.next();
          String next = page.getContinuationToken();
          return new ObjectList(
              page.getValue().stream().map(AzureStore::info).toList(), next == null ? "" : next);
        });
  }

  private static ObjectInfo info(BlobItem item) {
    return info(
        item.getName(),
        item.getProperties().getContentLength(),
        item.getProperties().getETag(),
        item.getProperties().getContentMd5());
  }

  private static ObjectInfo info(String key, long size, String tag, byte[] md5) {
    return new ObjectInfo(key, size, tag, md5 == null ? "" : HexFormat.of().formatHex(md5));
  }

  @Override
  public void delete(String key) {
    attempt("delete from", () -> blob(key).deleteIfExists());
  }

  private static <T> Optional<T> absentOrThrow(BlobStorageException e) {
    if (AzureFailure.isAbsent(e)) {
      return Optional.empty();
    }
    throw e;
  }

  private <T> T attempt(String doing, Supplier<T> action) {
    try {
      return action.get();
    } catch (TargetException | PreconditionFailedException e) {
      throw e;
    } catch (RuntimeException e) { // the SDK throws many kinds, wrapped by its reactive core
      throw AzureFailure.of(settings, doing, e);
    }
  }

  @Override
  public String describe() {
    return settings.describe();
  }

  @Override
  public synchronized void close() {
    // The JDK's client ends with its last reference.
    opened = null;
    http = null;
  }
}
