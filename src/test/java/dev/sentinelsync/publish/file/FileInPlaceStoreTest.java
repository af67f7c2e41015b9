package dev.sentinelsync.publish.file;

import java.nio.file.Path;

/** The file store that writes into the folder itself. */
class FileInPlaceStoreTest extends FileStoreContractTest {

  @Override
  Path served() {
    return folder();
  }

  @Override
  String options() {
    return "?mode=in-place";
  }
}
