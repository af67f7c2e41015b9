-- Which run answered a request of an operator, so that it is found by an index. The version before neither writes nor
-- reads it: what it answers is found in the reports, which name the requests as well.
CREATE TABLE run_request (
  request_id VARCHAR(64) NOT NULL,
  run_id     VARCHAR(64) NOT NULL,
  PRIMARY KEY (request_id, run_id),
  FOREIGN KEY (run_id) REFERENCES sync_run ON DELETE CASCADE
);

CREATE INDEX run_request_run ON run_request (run_id);
