-- Recorded reads and parse results are a few kilobytes. Kept in their rows they load three times as fast as from
-- H2's store for large objects, which takes over above this length (bytes).
SET MAX_LENGTH_INPLACE_LOB 65536;
