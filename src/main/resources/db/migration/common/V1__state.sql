-- What survives a restart. Both databases read this file; ${bytes} is the only type they name differently.

-- Written in the same transaction as the pages it speaks of, and only after they are durable in the target.
CREATE TABLE published_position (
  site            VARCHAR(64)  NOT NULL,
  revision        VARCHAR(64)  NOT NULL,
  publish_id      VARCHAR(128) NOT NULL,
  fence           BIGINT       NOT NULL,
  program_version VARCHAR(64)  NOT NULL,
  config_digest   VARCHAR(64)  NOT NULL,
  published_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (site)
);

-- 512 characters: PostgreSQL refuses index rows above 2,704 bytes, and a character has up to four of them.
CREATE TABLE page (
  site        VARCHAR(64)   NOT NULL,
  path        VARCHAR(512)  NOT NULL,
  kind        VARCHAR(64)   NOT NULL,
  entity_key  VARCHAR(2048) NOT NULL,
  digest      CHAR(64)      NOT NULL,
  size_bytes  BIGINT        NOT NULL,
  reads       ${bytes}      NOT NULL,
  rendered_at VARCHAR(64)   NOT NULL,
  PRIMARY KEY (site, path)
);

-- Of no site: equal blobs mean the same for everyone, so instances and sites share it.
CREATE TABLE parse_result (
  blob_id        VARCHAR(64) NOT NULL,
  kind           VARCHAR(64) NOT NULL,
  reader_version VARCHAR(64) NOT NULL,
  content        ${bytes}    NOT NULL,
  size_bytes     BIGINT      NOT NULL,
  last_used      BIGINT      NOT NULL,
  PRIMARY KEY (blob_id, kind, reader_version)
);

-- Its one row is locked by whoever writes parse results. Two bulk writes of overlapping keys would end in a
-- deadlock, which PostgreSQL takes a second to notice; one after the other they take milliseconds.
CREATE TABLE parse_writer (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
);

INSERT INTO parse_writer (id) VALUES (1);

CREATE TABLE sync_run (
  run_id        VARCHAR(64)  NOT NULL,
  site          VARCHAR(64)  NOT NULL,
  trigger_name  VARCHAR(64)  NOT NULL,
  instance      VARCHAR(128) NOT NULL,
  fence         BIGINT       NOT NULL,
  status        VARCHAR(32)  NOT NULL,
  requested_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  started_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at   TIMESTAMP WITH TIME ZONE,
  from_revision VARCHAR(64),
  to_revision   VARCHAR(64),
  report        TEXT,
  PRIMARY KEY (run_id)
);

CREATE INDEX sync_run_latest ON sync_run (site, started_at, run_id);

CREATE TABLE webhook_delivery (
  provider    VARCHAR(32)  NOT NULL,
  delivery_id VARCHAR(128) NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (provider, delivery_id)
);

CREATE INDEX webhook_delivery_age ON webhook_delivery (received_at);

-- One webhook may wake several sites. run_id is empty while a request waits, and names the run that took it until that run has ended.
CREATE TABLE sync_request (
  request_id   VARCHAR(64) NOT NULL,
  site         VARCHAR(64) NOT NULL,
  trigger_name VARCHAR(64) NOT NULL,
  requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
  run_id       VARCHAR(64),
  PRIMARY KEY (request_id, site)
);

CREATE INDEX sync_request_site ON sync_request (site, run_id);

CREATE TABLE site_pause (
  site      VARCHAR(64)   NOT NULL,
  paused_by VARCHAR(128)  NOT NULL,
  reason    VARCHAR(1024) NOT NULL,
  paused_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (site)
);

-- The row of a site is never deleted: its fence must rise over all time.
CREATE TABLE publish_lease (
  site        VARCHAR(64)  NOT NULL,
  owner       VARCHAR(128) NOT NULL,
  fence       BIGINT       NOT NULL,
  acquired_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (site)
);
