-- Schema 6: themes are given to words of what was heard, not only to the whole of it.

-- 1: coding some of its words gave the theme, so it goes with the last of them; 0: somebody gave it to the feedback itself.
ALTER TABLE feedback_term ADD COLUMN by_words INTEGER NOT NULL DEFAULT 0 CHECK (by_words IN (0, 1));

-- Words of a feedback's text that stand for a theme, kept as the quoted words of an evidence_link are, so that they are
-- found again when the text was edited. A theme that words have, their feedback has: whoever asks feedback_term sees both.
-- A theme that is deleted, or taken off the feedback, leaves the words with its name.
CREATE TABLE highlight (
  id            INTEGER PRIMARY KEY,
  feedback_id   INTEGER NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
  term_id       INTEGER REFERENCES term (id),    -- term theme; NULL: they have none any more
  former        TEXT NOT NULL DEFAULT '',        -- the name of the theme that they had
  quote         TEXT NOT NULL,
  quote_before  TEXT NOT NULL DEFAULT '',
  quote_after   TEXT NOT NULL DEFAULT '',
  coded_on      TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (feedback_id, term_id) REFERENCES feedback_term (feedback_id, term_id)
) STRICT;
CREATE INDEX highlight_feedback ON highlight (feedback_id, term_id);
CREATE INDEX highlight_term ON highlight (term_id, feedback_id);
