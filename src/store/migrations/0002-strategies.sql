-- Schema 2: where a plan stands and since when, its frozen versions and what became of them, the needs it is to meet,
-- and links that can be found again in an edited text and say who confirmed them and why.

ALTER TABLE plan ADD COLUMN revises_id INTEGER REFERENCES plan (id) ON DELETE SET NULL;   -- the plan it is to follow
CREATE INDEX plan_revises ON plan (revises_id);

-- What stands on both sides of the quoted words tells apart places where the same words are.
ALTER TABLE evidence_link ADD COLUMN quote_before TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_link ADD COLUMN quote_after TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_link ADD COLUMN confirmed_on TEXT NOT NULL DEFAULT '';               -- '' = not since it was linked
ALTER TABLE evidence_link ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_link ADD COLUMN confirmed_why TEXT NOT NULL DEFAULT '';

-- The states a plan went through. Its last step is where it stands.
CREATE TABLE plan_step (
  id          INTEGER PRIMARY KEY,
  plan_id     INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  state       TEXT NOT NULL,                     -- term plan_state
  entered_on  TEXT NOT NULL,
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_step_plan ON plan_step (plan_id, entered_on, id);

-- A version never changes. content is JSON: the plan's own facts and its sections, with their ids, in their order.
CREATE TABLE plan_version (
  id         INTEGER PRIMARY KEY,
  plan_id    INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  number     INTEGER NOT NULL,
  label      TEXT NOT NULL DEFAULT '',
  state      TEXT NOT NULL DEFAULT '',           -- of the plan when it was frozen: term plan_state
  frozen_at  TEXT NOT NULL,                      -- UTC, to the second
  author     TEXT NOT NULL,
  sha256     TEXT NOT NULL,                      -- of content
  content    TEXT NOT NULL,
  UNIQUE (plan_id, number)
) STRICT;

-- A body was asked to approve a version, and what it said.
CREATE TABLE approval (
  id               INTEGER PRIMARY KEY,
  version_id       INTEGER NOT NULL REFERENCES plan_version (id) ON DELETE CASCADE,
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  asked_on         TEXT NOT NULL DEFAULT '',
  answer           TEXT NOT NULL DEFAULT '',     -- term approval_answer; '' = none yet
  answered_on      TEXT NOT NULL DEFAULT '',
  minute           TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX approval_version ON approval (version_id);
CREATE INDEX approval_organisation ON approval (organisation_id);

-- A copy of a version was sent to a body.
CREATE TABLE dispatch (
  id               INTEGER PRIMARY KEY,
  version_id       INTEGER NOT NULL REFERENCES plan_version (id) ON DELETE CASCADE,
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  sent_on          TEXT NOT NULL DEFAULT '',
  how              TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dispatch_version ON dispatch (version_id);
CREATE INDEX dispatch_organisation ON dispatch (organisation_id);

-- A joint strategic needs assessment that was received, the needs it names, and the sections that are to meet them.
CREATE TABLE assessment (
  id               INTEGER PRIMARY KEY,
  title            TEXT NOT NULL DEFAULT '',
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,   -- whose it is
  received_on      TEXT NOT NULL DEFAULT '',
  address          TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assessment_organisation ON assessment (organisation_id);

CREATE TABLE need (
  id             INTEGER PRIMARY KEY,
  assessment_id  INTEGER REFERENCES assessment (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL DEFAULT 0,
  text           TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX need_assessment ON need (assessment_id, position);

CREATE TABLE need_section (
  id           INTEGER PRIMARY KEY,
  need_id      INTEGER NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  section_id   INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
  function_of  TEXT NOT NULL DEFAULT '',         -- whose function meets it: the NHS's, the councils', both
  note         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX need_section_need ON need_section (need_id, section_id);
CREATE INDEX need_section_section ON need_section (section_id);
