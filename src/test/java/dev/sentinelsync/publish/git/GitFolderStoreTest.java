package dev.sentinelsync.publish.git;

/** The contract in a folder of a branch. */
class GitFolderStoreTest extends GitContractTest {

  @Override
  String folder() {
    return "docs/site/";
  }
}
