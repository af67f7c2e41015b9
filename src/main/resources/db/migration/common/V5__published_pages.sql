-- How many pages are published; to count their rows would read what each of them read. Null: not counted yet.
ALTER TABLE published_position ADD COLUMN pages BIGINT;
