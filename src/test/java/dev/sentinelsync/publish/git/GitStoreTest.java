package dev.sentinelsync.publish.git;

/** The contract on a repository of this machine, at the top of the branch. */
class GitStoreTest extends GitContractTest {}
