-- Schema 5: which row of which table an activity was brought in from, so that the next file with that row finds it.

ALTER TABLE activity ADD COLUMN source_key INTEGER NOT NULL DEFAULT 0;      -- of the row; 0 = of no table
ALTER TABLE activity ADD COLUMN source_digest INTEGER NOT NULL DEFAULT 0;   -- of what stood in it when it was last read
ALTER TABLE import_batch ADD COLUMN updated INTEGER NOT NULL DEFAULT 0;     -- activities that were there and were updated
