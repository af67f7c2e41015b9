-- What a request asks beyond a sync. The version before neither reads nor writes these columns; it writes
-- HARD_REFRESH and ACCEPT_REMOVALS as triggers instead, which is still understood.
ALTER TABLE sync_request ADD COLUMN hard_refresh BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE sync_request ADD COLUMN accept_removals BOOLEAN DEFAULT FALSE NOT NULL;
