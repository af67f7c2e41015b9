-- Fingerprints do not compress and parse results are compressed already: do not try again.
ALTER TABLE page ALTER COLUMN reads SET STORAGE EXTERNAL;
ALTER TABLE parse_result ALTER COLUMN content SET STORAGE EXTERNAL;
