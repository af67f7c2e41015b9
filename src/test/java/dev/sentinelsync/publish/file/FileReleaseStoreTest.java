package dev.sentinelsync.publish.file;

import java.nio.file.Path;

/** The file store with whole releases. */
class FileReleaseStoreTest extends FileStoreContractTest {

  @Override
  Path served() {
    return folder().resolve("current");
  }

  @Override
  String options() {
    return "";
  }
}
