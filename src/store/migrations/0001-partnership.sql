-- Schema 1: the partnership, its members, its plans, its engagement and the trail between them.
--
-- Rules that every table keeps, because the journal (SQLite's session extension) needs them:
--   * STRICT, with a declared primary key, and no generated column anywhere;
--   * `id` is made by the program (base/accord-id.h), never by SQLite;
--   * a date that may be vague is three columns: x_from, x_until (ISO 8601, '' when not known) and x_text (as written);
--   * what the law or a site may change is a `term` code, never a CHECK.

CREATE TABLE partnership (
  id               INTEGER PRIMARY KEY,
  name             TEXT NOT NULL,
  established_on   TEXT NOT NULL DEFAULT '',
  minute           TEXT NOT NULL DEFAULT '',
  threshold_level  TEXT NOT NULL DEFAULT ''      -- '' = what the rule pack says
) STRICT;

CREATE TABLE setting (
  key    TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  id          INTEGER PRIMARY KEY,
  vocabulary  TEXT NOT NULL,                     -- organisation_kind, sector, method, level, audience, group, condition, theme, topic, ...
  code        TEXT NOT NULL,
  label       TEXT NOT NULL,
  parent_id   INTEGER REFERENCES term (id),
  position    INTEGER NOT NULL DEFAULT 0,
  value       INTEGER NOT NULL DEFAULT 0,        -- level: 0 inform .. 4 co-produce; method: 1 when two-way
  words       TEXT NOT NULL DEFAULT '',          -- other spellings an import recognises, one a line
  note        TEXT NOT NULL DEFAULT '',
  retired     INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  UNIQUE (vocabulary, code)
) STRICT;
CREATE INDEX term_parent ON term (parent_id);

CREATE TABLE place (
  id          INTEGER PRIMARY KEY,
  parent_id   INTEGER REFERENCES place (id),
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL DEFAULT 'place',     -- term place_kind: system, place, neighbourhood
  code        TEXT NOT NULL DEFAULT '',
  from_on     TEXT NOT NULL DEFAULT '',
  until_on    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX place_parent ON place (parent_id);

CREATE TABLE organisation (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  short_name  TEXT NOT NULL DEFAULT '',
  kind        TEXT NOT NULL DEFAULT 'other',     -- term organisation_kind
  sector      TEXT NOT NULL DEFAULT '',          -- term sector
  website     TEXT NOT NULL DEFAULT '',
  from_on     TEXT NOT NULL DEFAULT '',
  until_on    TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organisation_kind ON organisation (kind);

CREATE TABLE organisation_alias (
  organisation_id  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  alias            TEXT NOT NULL,
  PRIMARY KEY (organisation_id, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_place (
  organisation_id  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  place_id         INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  from_on          TEXT NOT NULL DEFAULT '',
  until_on         TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (organisation_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_place_place ON organisation_place (place_id);

CREATE TABLE person (
  id               INTEGER PRIMARY KEY,
  name             TEXT NOT NULL DEFAULT '',     -- optional: a post is enough
  post             TEXT NOT NULL DEFAULT '',
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  email            TEXT NOT NULL DEFAULT '',
  phone            TEXT NOT NULL DEFAULT '',
  basis            TEXT NOT NULL DEFAULT '',     -- why we may hold it
  erased_on        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_organisation ON person (organisation_id);

-- A seat outlives the people who hold it. kind 'attendance' is a place at the table that is not a seat.
CREATE TABLE seat (
  id               INTEGER PRIMARY KEY,
  number           TEXT NOT NULL DEFAULT '',
  title            TEXT NOT NULL DEFAULT '',
  kind             TEXT NOT NULL DEFAULT 'member' CHECK (kind IN ('member', 'attendance')),
  sector           TEXT NOT NULL DEFAULT '',     -- term sector
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  appointed_by     TEXT NOT NULL DEFAULT '',
  statutory_basis  TEXT NOT NULL DEFAULT '',     -- term statutory_basis: icb, responsible_authority or ''
  voting           TEXT NOT NULL DEFAULT '',     -- term voting: yes, no, not_known
  place_id         INTEGER REFERENCES place (id) ON DELETE SET NULL,
  position         INTEGER NOT NULL DEFAULT 0,
  vacant_since     TEXT NOT NULL DEFAULT '',
  from_on          TEXT NOT NULL DEFAULT '',
  until_on         TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX seat_organisation ON seat (organisation_id);

CREATE TABLE appointment (
  id               INTEGER PRIMARY KEY,
  seat_id          INTEGER NOT NULL REFERENCES seat (id) ON DELETE CASCADE,
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  person_id        INTEGER REFERENCES person (id) ON DELETE SET NULL,
  post             TEXT NOT NULL DEFAULT '',
  role             TEXT NOT NULL DEFAULT 'member',   -- term appointment_role: member, deputy, observer
  start_from       TEXT NOT NULL DEFAULT '',
  start_until      TEXT NOT NULL DEFAULT '',
  start_text       TEXT NOT NULL DEFAULT '',
  end_from         TEXT NOT NULL DEFAULT '',
  end_until        TEXT NOT NULL DEFAULT '',
  end_text         TEXT NOT NULL DEFAULT '',
  ended_on         TEXT NOT NULL DEFAULT '',         -- '' while it lasts; end_* is when the term is due to end
  ended_reason     TEXT NOT NULL DEFAULT '',
  minute           TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appointment_seat ON appointment (seat_id);
CREATE INDEX appointment_organisation ON appointment (organisation_id);
CREATE INDEX appointment_person ON appointment (person_id);

CREATE TABLE declaration (
  id              INTEGER PRIMARY KEY,
  appointment_id  INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  received        TEXT NOT NULL DEFAULT '',          -- term declaration_state: yes, no, chased, not_known
  declared_from   TEXT NOT NULL DEFAULT '',
  declared_until  TEXT NOT NULL DEFAULT '',
  declared_text   TEXT NOT NULL DEFAULT '',
  interest        TEXT NOT NULL DEFAULT '',
  action          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX declaration_appointment ON declaration (appointment_id);

CREATE TABLE plan (
  id            INTEGER PRIMARY KEY,
  plan_type     TEXT NOT NULL DEFAULT 'ics',     -- term plan_type
  title         TEXT NOT NULL,
  owner         TEXT NOT NULL DEFAULT '',
  period_from   TEXT NOT NULL DEFAULT '',
  period_until  TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL DEFAULT 'draft',   -- term plan_state
  rule_pack     TEXT NOT NULL DEFAULT '',
  approved_on   TEXT NOT NULL DEFAULT '',
  published_on  TEXT NOT NULL DEFAULT '',
  address       TEXT NOT NULL DEFAULT '',
  position      INTEGER NOT NULL DEFAULT 0,
  note          TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE section (
  id         INTEGER PRIMARY KEY,
  plan_id    INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  parent_id  INTEGER REFERENCES section (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL DEFAULT 0,         -- among its siblings
  heading    TEXT NOT NULL DEFAULT '',
  body       TEXT NOT NULL DEFAULT '',           -- CommonMark
  owner      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX section_plan ON section (plan_id, parent_id, position);
CREATE INDEX section_parent ON section (parent_id);

CREATE TABLE section_topic (
  section_id  INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
  term_id     INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (section_id, term_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX section_topic_term ON section_topic (term_id);

CREATE TABLE import_batch (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  file_name  TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  at         TEXT NOT NULL,
  rows_read  INTEGER NOT NULL,
  imported   INTEGER NOT NULL,
  skipped    INTEGER NOT NULL,
  report     TEXT NOT NULL DEFAULT ''            -- JSON, as `accord import --json` prints it
) STRICT;

CREATE TABLE activity (
  id               INTEGER PRIMARY KEY,
  ref              TEXT NOT NULL DEFAULT '',
  title            TEXT NOT NULL DEFAULT '',
  state            TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('planned', 'done', 'cancelled')),
  happened_from    TEXT NOT NULL DEFAULT '',
  happened_until   TEXT NOT NULL DEFAULT '',
  happened_text    TEXT NOT NULL DEFAULT '',
  method           TEXT NOT NULL DEFAULT '',     -- term method
  method_text      TEXT NOT NULL DEFAULT '',     -- as written, when no term fits
  lead             TEXT NOT NULL DEFAULT '',
  lead_id          INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  place_id         INTEGER REFERENCES place (id) ON DELETE SET NULL,
  place_text       TEXT NOT NULL DEFAULT '',
  reached          TEXT NOT NULL DEFAULT '',     -- who, in words
  reach_count      INTEGER NOT NULL DEFAULT 0,
  reach_qualifier  TEXT NOT NULL DEFAULT 'not_known'
                   CHECK (reach_qualifier IN ('exact', 'about', 'more_than', 'fewer_than', 'not_known')),
  reach_unit       TEXT NOT NULL DEFAULT '',     -- term reach_unit: people, responses, groups, comments
  reach_text       TEXT NOT NULL DEFAULT '',     -- as written
  level            TEXT NOT NULL DEFAULT '',     -- term level: inform .. co_produce
  asked            TEXT NOT NULL DEFAULT '',
  accessibility    TEXT NOT NULL DEFAULT '',
  consent_basis    TEXT NOT NULL DEFAULT '',
  sensitivity      TEXT NOT NULL DEFAULT '',
  evidence         TEXT NOT NULL DEFAULT '',     -- file name or address
  note             TEXT NOT NULL DEFAULT '',
  import_batch_id  INTEGER REFERENCES import_batch (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX activity_happened ON activity (happened_from, id);
CREATE INDEX activity_lead ON activity (lead_id);
CREATE INDEX activity_place ON activity (place_id);
CREATE INDEX activity_batch ON activity (import_batch_id);

CREATE TABLE activity_party (
  activity_id      INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  organisation_id  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  role             TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (activity_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_party_organisation ON activity_party (organisation_id, activity_id);

CREATE TABLE activity_audience (
  activity_id  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  audience     TEXT NOT NULL,                    -- term audience: healthwatch, vcse, public, staff, partner
  PRIMARY KEY (activity_id, audience)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_audience_audience ON activity_audience (audience, activity_id);

CREATE TABLE activity_term (
  activity_id  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  term_id      INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (activity_id, term_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_term_term ON activity_term (term_id, activity_id);

-- An activity with no row here serves every plan.
CREATE TABLE activity_plan (
  activity_id  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  plan_id      INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  PRIMARY KEY (activity_id, plan_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_plan_plan ON activity_plan (plan_id, activity_id);

-- One thing that was heard, and what was done about it.
CREATE TABLE feedback (
  id               INTEGER PRIMARY KEY,
  activity_id      INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL DEFAULT 0,
  text             TEXT NOT NULL DEFAULT '',
  said_by          TEXT NOT NULL DEFAULT '',     -- a group or "public", in words: never a name
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  stance           TEXT NOT NULL DEFAULT '',     -- term stance: supports, opposes, mixed, suggests
  response         TEXT NOT NULL DEFAULT '',     -- term response: changed, already_covered, not_possible, later
  response_text    TEXT NOT NULL DEFAULT '',
  responded_on     TEXT NOT NULL DEFAULT '',
  fed_back_from    TEXT NOT NULL DEFAULT '',
  fed_back_until   TEXT NOT NULL DEFAULT '',
  fed_back_text    TEXT NOT NULL DEFAULT '',
  fed_back_how     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX feedback_activity ON feedback (activity_id, position);
CREATE INDEX feedback_organisation ON feedback (organisation_id);
CREATE INDEX feedback_unanswered ON feedback (activity_id) WHERE response = '' AND response_text = '';

CREATE TABLE feedback_term (
  feedback_id  INTEGER NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
  term_id      INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (feedback_id, term_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_term_term ON feedback_term (term_id, feedback_id);

-- The trail: what was heard (or the activity as a whole) <-> the section it bears on.
CREATE TABLE evidence_link (
  id            INTEGER PRIMARY KEY,
  section_id    INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
  activity_id   INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  feedback_id   INTEGER REFERENCES feedback (id) ON DELETE CASCADE,   -- NULL: the whole activity
  quote         TEXT NOT NULL DEFAULT '',
  section_hash  TEXT NOT NULL DEFAULT '',        -- SHA-256 of the section's body when the link was confirmed
  linked_on     TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_link_section ON evidence_link (section_id, activity_id);
CREATE INDEX evidence_link_activity ON evidence_link (activity_id, section_id);
CREATE INDEX evidence_link_feedback ON evidence_link (feedback_id);

-- A person's word on a requirement: not applicable, or overridden, and why. Never deleted silently: the journal keeps it.
CREATE TABLE finding_note (
  id           INTEGER PRIMARY KEY,
  plan_id      INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  requirement  TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('not_applicable', 'overridden')),
  reason       TEXT NOT NULL CHECK (reason <> ''),
  author       TEXT NOT NULL,
  noted_on     TEXT NOT NULL,
  UNIQUE (plan_id, requirement)
) STRICT;

-- The journal. state: done, undone (can be redone), abandoned (undone, then another edit was made).
CREATE TABLE txn (
  id         INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  author     TEXT NOT NULL,
  label      TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'abandoned')),
  undone_at  TEXT NOT NULL DEFAULT '',
  changes    INTEGER NOT NULL,                   -- rows touched
  changeset  BLOB NOT NULL
) STRICT;
CREATE INDEX txn_state ON txn (state, id);

CREATE TABLE txn_row (
  txn_id      INTEGER NOT NULL REFERENCES txn (id) ON DELETE CASCADE,
  table_name  TEXT NOT NULL,
  row_id      INTEGER NOT NULL,                  -- the first column of the primary key
  PRIMARY KEY (table_name, row_id, txn_id)
) STRICT, WITHOUT ROWID;

-- What a person would look for. rowid is the id of the record. Filled by the model after each change, never by
-- triggers (they make a large undo five times slower), and rebuilt rather than trusted from a foreign file.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
