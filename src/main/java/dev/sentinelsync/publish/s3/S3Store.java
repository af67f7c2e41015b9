package dev.sentinelsync.publish.s3;

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
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of Amazon S3 or of a store that speaks its language. */
final class S3Store implements ObjectStore {

  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  private final S3Settings settings;
  private final ProxySettings proxies;
  private S3Client opened;

  /** Opens no connection and looks for no credentials yet. */
  S3Store(S3Settings settings, ProxySettings proxies) {
    this.settings = settings;
    this.proxies = proxies;
  }

  /** Looks for region and credentials, which may fail; a next call looks again. */
  private synchronized S3Client client() {
    if (opened == null) {
      opened = S3Connection.open(settings, proxies);
    }
    return opened;
  }

  @Override
  public String put(NewObject object, Condition condition) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(settings.location().bucket())
            .key(object.key())
            .contentType(object.mediaType())
            .cacheControl(object.cacheControl())
            // The first is checked by every store, the second is kept by those that know it.
            .contentMD5(Base64.getEncoder().encodeToString(object.md5()))
            .checksumSHA256(base64(object.sha256()));
    switch (condition.kind()) {
      case ABSENT -> request.ifNoneMatch("*");
      case MATCHES -> request.ifMatch(condition.tag());
      case NONE -> {}
    }
    try {
      return client().putObject(request.build(), RequestBody.fromBytes(object.bytes())).eTag();
    } catch (SdkException e) {
      if (condition.kind() != Condition.Kind.NONE && S3Failure.isPrecondition(e)) {
        throw new PreconditionFailedException(object.key());
      }
      throw failure("write to", e);
    }
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  @Override
  public Optional<FetchedObject> get(String key, String knownTag) {
    GetObjectRequest.Builder request = GetObjectRequest.builder();
    request.bucket(settings.location().bucket()).key(key);
    if (!knownTag.isEmpty()) {
      request.ifNoneMatch(knownTag);
    }
    try {
      ResponseBytes<GetObjectResponse> answer = client().getObjectAsBytes(request.build());
      return Optional.of(FetchedObject.of(answer.response().eTag(), answer.asByteArrayUnsafe()));
    } catch (SdkException e) {
      if (S3Failure.isUnchanged(e)) {
        return Optional.of(FetchedObject.unchanged(knownTag));
      }
      return absentOrThrow(e);
    }
  }

  @Override
  public Optional<ContentDigest> digest(String key) {
    try (ResponseInputStream<GetObjectResponse> in =
        client().getObject(request -> request.bucket(settings.location().bucket()).key(key))) {
      return Optional.of(ContentDigest.of(in));
    } catch (SdkException e) {
      return absentOrThrow(e);
    } catch (IOException e) {
      throw S3Failure.broken(settings, e);
    }
  }

  @Override
  public Optional<ObjectInfo> find(String key) {
    try {
      HeadObjectResponse answer =
          client().headObject(request -> request.bucket(settings.location().bucket()).key(key));
      return Optional.of(info(key, answer.contentLength(), answer.eTag()));
    } catch (SdkException e) {
      return absentOrThrow(e);
    }
  }

  @Override
  public ObjectList list(String prefix, String continuation) {
    ListObjectsV2Request.Builder request =
        ListObjectsV2Request.builder()
            .bucket(settings.location().bucket())
            .prefix(prefix)
            .maxKeys(LIST_PAGE);
    if (!continuation.isEmpty()) {
      request.continuationToken(continuation);
    }
    try {
      ListObjectsV2Response answer = client().listObjectsV2(request.build());
      List<ObjectInfo> objects = answer.contents().stream().map(S3Store::info).toList();
      boolean more = Boolean.TRUE.equals(answer.isTruncated());
      return new ObjectList(objects, more ? answer.nextContinuationToken() : "");
    } catch (SdkException e) {
      throw failure("list", e);
    }
  }

  private static ObjectInfo info(S3Object object) {
    return info(object.key(), object.size(), object.eTag());
  }

  private static ObjectInfo info(String key, long size, String tag) {
    // Markers of folders have none on some stores.
    String known = tag == null ? "" : tag;
    String bare = known.replace("\"", "");
    return new ObjectInfo(key, size, known, MD5.matcher(bare).matches() ? bare : "");
  }

  @Override
  public void delete(String key) {
    try {
      client().deleteObject(request -> request.bucket(settings.location().bucket()).key(key));
    } catch (SdkException e) {
      if (!S3Failure.isAbsent(e)) {
        throw failure("delete from", e);
      }
    }
  }

  private <T> Optional<T> absentOrThrow(SdkException e) {
    if (S3Failure.isAbsent(e)) {
      return Optional.empty();
    }
    throw failure("read", e);
  }

  private RuntimeException failure(String doing, SdkException e) {
    return S3Failure.of(settings, doing, e);
  }

  @Override
  public String describe() {
    return settings.describe();
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
