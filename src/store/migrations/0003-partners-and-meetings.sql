-- Schema 3: how bodies and places stand to each other, seats that several hold, requests to join, the terms of
-- reference, meetings and what came of them, who was asked for what, and that a person's data were erased.

ALTER TABLE organisation ADD COLUMN contact_id INTEGER REFERENCES person (id) ON DELETE SET NULL;   -- point of contact
ALTER TABLE organisation ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN phone TEXT NOT NULL DEFAULT '';
CREATE INDEX organisation_contact ON organisation (contact_id);

CREATE TABLE organisation_relation (
  id               INTEGER PRIMARY KEY,
  organisation_id  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  kind             TEXT NOT NULL,                -- term organisation_relation: partner_icb, alliance_member, successor
  other_id         INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  from_on          TEXT NOT NULL DEFAULT '',
  until_on         TEXT NOT NULL DEFAULT '',
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organisation_relation_organisation ON organisation_relation (organisation_id, kind);
CREATE INDEX organisation_relation_other ON organisation_relation (other_id, kind);

-- Areas that are merged or split on a day: the old place ends, its successors begin, and both stay.
CREATE TABLE place_succession (
  id            INTEGER PRIMARY KEY,
  place_id      INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  successor_id  INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  on_date       TEXT NOT NULL,
  note          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX place_succession_place ON place_succession (place_id);
CREATE INDEX place_succession_successor ON place_succession (successor_id);

ALTER TABLE seat ADD COLUMN quorum_class TEXT NOT NULL DEFAULT '';     -- term quorum_class; '' = its sector says enough
ALTER TABLE seat ADD COLUMN holder_kind TEXT NOT NULL DEFAULT '';      -- term holder_kind: elected_member, officer, ...
ALTER TABLE seat ADD COLUMN shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1));   -- may have several members
ALTER TABLE appointment ADD COLUMN holder_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN due_on TEXT NOT NULL DEFAULT '';    -- when the next is due

CREATE TABLE joining_request (
  id               INTEGER PRIMARY KEY,
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  applicant        TEXT NOT NULL DEFAULT '',     -- as written, while it is no organisation of ours
  contact_id       INTEGER REFERENCES person (id) ON DELETE SET NULL,
  received_on      TEXT NOT NULL DEFAULT '',
  sector           TEXT NOT NULL DEFAULT '',     -- term sector
  gap              TEXT NOT NULL DEFAULT '',     -- the gap it would fill
  state            TEXT NOT NULL DEFAULT 'received',   -- term joining_state
  decided_on       TEXT NOT NULL DEFAULT '',
  minute           TEXT NOT NULL DEFAULT '',
  answered_on      TEXT NOT NULL DEFAULT '',
  seat_id          INTEGER REFERENCES seat (id) ON DELETE SET NULL,   -- what came of it
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX joining_request_organisation ON joining_request (organisation_id);
CREATE INDEX joining_request_contact ON joining_request (contact_id);
CREATE INDEX joining_request_seat ON joining_request (seat_id);

CREATE TABLE terms_of_reference (
  id             INTEGER PRIMARY KEY,
  title          TEXT NOT NULL DEFAULT '',
  from_on        TEXT NOT NULL DEFAULT '',
  until_on       TEXT NOT NULL DEFAULT '',
  quorum         TEXT NOT NULL DEFAULT '',       -- JSON: the rule, as data/quorum/README.md describes it; '' = none
  decision_rule  TEXT NOT NULL DEFAULT '',       -- in words
  adopted_on     TEXT NOT NULL DEFAULT '',
  minute         TEXT NOT NULL DEFAULT '',
  review_due_on  TEXT NOT NULL DEFAULT '',
  address        TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX terms_of_reference_from ON terms_of_reference (from_on);

CREATE TABLE meeting (
  id         INTEGER PRIMARY KEY,
  title      TEXT NOT NULL DEFAULT '',
  kind       TEXT NOT NULL DEFAULT '',           -- term meeting_kind
  held_on    TEXT NOT NULL DEFAULT '',
  starts_at  TEXT NOT NULL DEFAULT '',           -- local time, HH:MM
  ends_at    TEXT NOT NULL DEFAULT '',
  place      TEXT NOT NULL DEFAULT '',           -- a room, or how to join
  state      TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'cancelled')),
  is_public  TEXT NOT NULL DEFAULT '',           -- term yes_no: yes, no; '' = not known
  papers     TEXT NOT NULL DEFAULT '',           -- addresses
  minutes    TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_held ON meeting (held_on, id);

CREATE TABLE attendance (
  id              INTEGER PRIMARY KEY,
  meeting_id      INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  seat_id         INTEGER REFERENCES seat (id) ON DELETE CASCADE,      -- NULL: somebody in attendance
  appointment_id  INTEGER REFERENCES appointment (id) ON DELETE SET NULL,   -- who held it that day
  who             TEXT NOT NULL DEFAULT '',      -- a post, for somebody who is no member
  state           TEXT NOT NULL DEFAULT '',      -- term attendance_state: present, deputy, apologies, absent; '' = not yet
  note            TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendance_meeting ON attendance (meeting_id);
CREATE INDEX attendance_seat ON attendance (seat_id);
CREATE INDEX attendance_appointment ON attendance (appointment_id);

CREATE TABLE agenda_item (
  id          INTEGER PRIMARY KEY,
  meeting_id  INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL DEFAULT 0,
  title       TEXT NOT NULL DEFAULT '',
  lead        TEXT NOT NULL DEFAULT '',
  minutes     INTEGER NOT NULL DEFAULT 0,        -- how long it may take
  plan_id     INTEGER REFERENCES plan (id) ON DELETE SET NULL,
  paper       TEXT NOT NULL DEFAULT '',          -- its address
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, position);
CREATE INDEX agenda_item_plan ON agenda_item (plan_id);

CREATE TABLE decision (
  id          INTEGER PRIMARY KEY,
  meeting_id  INTEGER REFERENCES meeting (id) ON DELETE CASCADE,       -- NULL: taken outside a meeting
  position    INTEGER NOT NULL DEFAULT 0,
  topic       TEXT NOT NULL DEFAULT '',          -- term decision_topic: s75, nhs_mandate, dhsc_guidance, review, ...
  text        TEXT NOT NULL DEFAULT '',
  decided_on  TEXT NOT NULL DEFAULT '',          -- '' = the day of the meeting
  plan_id     INTEGER REFERENCES plan (id) ON DELETE SET NULL,
  minute      TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting_id, position);
CREATE INDEX decision_topic ON decision (topic);
CREATE INDEX decision_plan ON decision (plan_id);

-- An item stays with the meeting that made it; until it is done every later meeting shows it.
CREATE TABLE action_item (
  id               INTEGER PRIMARY KEY,
  meeting_id       INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL DEFAULT 0,
  text             TEXT NOT NULL DEFAULT '',
  owner            TEXT NOT NULL DEFAULT '',     -- a post
  organisation_id  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  due_on           TEXT NOT NULL DEFAULT '',
  done_on          TEXT NOT NULL DEFAULT '',     -- '' = not yet
  note             TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX action_item_meeting ON action_item (meeting_id, position);
CREATE INDEX action_item_organisation ON action_item (organisation_id);
CREATE INDEX action_item_open ON action_item (due_on) WHERE done_on = '';

-- Somebody was asked for what is missing: the chase list's tick.
CREATE TABLE chase (
  id          INTEGER PRIMARY KEY,
  reason      TEXT NOT NULL,                     -- vacancy, term_ended, term_ending, declaration, action, silent
  table_name  TEXT NOT NULL,                     -- of the record that it is about
  row_id      INTEGER NOT NULL,
  plan_id     INTEGER REFERENCES plan (id) ON DELETE CASCADE,          -- where a strategy is what nothing was said about
  asked_on    TEXT NOT NULL,
  author      TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX chase_row ON chase (table_name, row_id);
CREATE INDEX chase_plan ON chase (plan_id);

-- That a person's data were erased, by whom and when; never whose.
CREATE TABLE erasure (
  id         INTEGER PRIMARY KEY,
  erased_on  TEXT NOT NULL,
  author     TEXT NOT NULL,
  records    INTEGER NOT NULL,                   -- how many rows lost something
  note       TEXT NOT NULL DEFAULT ''
) STRICT;
