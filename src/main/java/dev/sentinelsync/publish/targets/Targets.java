package dev.sentinelsync.publish.targets;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetFactory;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.azure.AzureTargets;
import dev.sentinelsync.publish.file.FileTargets;
import dev.sentinelsync.publish.git.GitTargets;
import dev.sentinelsync.publish.s3.S3Targets;
import java.util.List;
import java.util.stream.Collectors;

/** All kinds of targets there are. */
public final class Targets {

  private static final List<TargetFactory> FACTORIES =
      List.of(new FileTargets(), new GitTargets(), new S3Targets(), new AzureTargets());

  private Targets() {}

  /**
   * Makes the store for an address. Nothing is read or written yet.
   *
   * @param address such as {@code file:DIR}, {@code file:DIR?mode=in-place}, a plain path, {@code
   *     git:URL#branch}, {@code git:URL#branch:folder}, {@code s3://BUCKET/PREFIX}, {@code
   *     azblob://ACCOUNT/CONTAINER/PREFIX}
   * @throws TargetException {@code INVALID_TARGET} when it is not understood; the message lists the
   *     known forms and holds no secret
   */
  public static TargetStore open(String address, TargetSettings settings) {
    TargetAddress parsed = TargetAddress.parse(address);
    return FACTORIES.stream()
        .filter(factory -> factory.scheme().equals(parsed.scheme()))
        .findFirst()
        .orElseThrow(() -> unknown(parsed.scheme()))
        .open(parsed, settings);
  }

  private static TargetException unknown(String scheme) {
    return new TargetException(
        TargetException.Reason.INVALID_TARGET,
        "There is no target of scheme \""
            + PathRules.printable(scheme)
            + "\". Use a folder's path or one of: "
            + FACTORIES.stream().map(TargetFactory::form).collect(Collectors.joining(", "))
            + ".");
  }
}
