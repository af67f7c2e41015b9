-- The records are compressed already: do not try again.
ALTER TABLE commit_change ALTER COLUMN content SET STORAGE EXTERNAL;
