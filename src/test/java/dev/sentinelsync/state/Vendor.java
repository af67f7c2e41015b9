package dev.sentinelsync.state;

import dev.sentinelsync.testing.PostgresServer;
import java.nio.file.Path;

/** The databases that the state can live in. */
enum Vendor {
  H2 {
    @Override
    StateSettings fresh(Path folder) {
      return StateSettings.h2(folder.resolve("state"));
    }
  },
  POSTGRESQL {
    @Override
    StateSettings fresh(Path folder) {
      PostgresServer server = PostgresServer.shared();
      return StateSettings.of(server.newDatabase(), server.user(), server::password);
    }

    @Override
    void discard(StateSettings settings) {
      PostgresServer.shared().dropDatabase(settings.url());
    }
  };

  /** Settings of a database that is empty as yet. */
  abstract StateSettings fresh(Path folder);

  /** Deletes a closed database, unless that is done with its folder. */
  void discard(StateSettings settings) {}
}
