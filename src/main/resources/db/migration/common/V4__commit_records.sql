-- What a commit changed never changes, so instances and sites share it. The scope names what else the record
-- depends on: the folders that are read and the build that read them. The version before does not know the table.
CREATE TABLE commit_change (
  commit_id VARCHAR(64) NOT NULL,
  scope     VARCHAR(64) NOT NULL,
  content   ${bytes}    NOT NULL,
  last_used BIGINT      NOT NULL,
  PRIMARY KEY (commit_id, scope)
);
