-- Schema 4: what rules ask for and had no place yet: which edition was considered, what a review came to and of which
-- assessment, the documents that go with a plan or that it draws on, and what other bodies do about it.

ALTER TABLE decision ADD COLUMN edition TEXT NOT NULL DEFAULT '';      -- of the mandate or the guidance that was considered
ALTER TABLE decision ADD COLUMN outcome TEXT NOT NULL DEFAULT '';      -- term decision_outcome: revise, no_change
ALTER TABLE decision ADD COLUMN assessment_id INTEGER REFERENCES assessment (id) ON DELETE SET NULL;   -- what it answers
CREATE INDEX decision_assessment ON decision (assessment_id);

-- What goes with a plan, or what it draws on: each has an address of its own.
CREATE TABLE plan_document (
  id          INTEGER PRIMARY KEY,
  plan_id     INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  version_id  INTEGER REFERENCES plan_version (id) ON DELETE SET NULL,   -- NULL: not of one version
  section_id  INTEGER REFERENCES section (id) ON DELETE SET NULL,        -- the section that draws on it
  kind        TEXT NOT NULL DEFAULT '',          -- term document_kind
  title       TEXT NOT NULL DEFAULT '',
  address     TEXT NOT NULL DEFAULT '',
  dated_on    TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_document_plan ON plan_document (plan_id, kind);
CREATE INDEX plan_document_version ON plan_document (version_id);
CREATE INDEX plan_document_section ON plan_document (section_id);

-- What a body that received a plan does about it: a health and wellbeing board's own strategy, for one.
CREATE TABLE plan_response (
  id               INTEGER PRIMARY KEY,
  plan_id          INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  outcome          TEXT NOT NULL DEFAULT '',     -- term plan_response
  decided_on       TEXT NOT NULL DEFAULT '',
  minute           TEXT NOT NULL DEFAULT '',
  address          TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_response_plan ON plan_response (plan_id);
CREATE INDEX plan_response_organisation ON plan_response (organisation_id);
