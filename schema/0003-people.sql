-- 0003 people: units, career stages, words to choose from, persons, the reporting line, imports.

-- unit · written by people · one tree: faculties, departments, sections, partner organisations
CREATE TABLE unit (
  id        INTEGER PRIMARY KEY,                              -- C0 keep keep
  parent    INTEGER REFERENCES unit,                          -- C0 keep keep
  code      TEXT,                                             -- C0 keep keep | key used by imports
  name      TEXT NOT NULL,                                    -- C0 keep keep
  name_fold TEXT NOT NULL,                                    -- C0 keep keep | folded, for finding
  partner   INT NOT NULL DEFAULT 0 CHECK (partner IN (0,1)),  -- C0 keep keep | 1 = another organisation
  active    INT NOT NULL DEFAULT 1 CHECK (active IN (0,1))    -- C0 keep keep
) STRICT;
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE code IS NOT NULL;
CREATE UNIQUE INDEX unit_name ON unit (coalesce(parent, 0), name_fold);

-- stage · written by people · the ordered scale of career stages
CREATE TABLE stage (
  id        INTEGER PRIMARY KEY,   -- C0 keep keep
  name      TEXT NOT NULL,         -- C0 keep keep
  name_fold TEXT NOT NULL UNIQUE,  -- C0 keep keep
  place     INT NOT NULL UNIQUE    -- C0 keep keep | larger is further on
) STRICT;

-- term · written by people · words people choose from: topics, functions, interests; a merged one points to what it became
CREATE TABLE term (
  id        INTEGER PRIMARY KEY,                              -- C0 keep keep
  list      TEXT NOT NULL,                                    -- C0 keep keep | open set: topic, function, interest
  domain    TEXT NOT NULL DEFAULT '',                         -- C0 keep keep | of interests: clinical, research, teaching
  programme INTEGER,                                          -- C0 keep keep | NULL = everywhere
  name      TEXT NOT NULL,                                    -- C0 keep keep
  name_fold TEXT NOT NULL,                                    -- C0 keep keep
  place     INT NOT NULL DEFAULT 0,                           -- C0 keep keep | order in the list
  active    INT NOT NULL DEFAULT 1 CHECK (active IN (0,1)),   -- C0 keep keep | 0 = retired: not offered any more, kept where chosen
  became    INTEGER REFERENCES term                           -- C0 keep keep | merged into
) STRICT;
CREATE UNIQUE INDEX term_name ON term (list, coalesce(programme, 0), domain, name_fold);

-- person · written by people · everybody we know of, with or without an account
CREATE TABLE person (
  id         INTEGER PRIMARY KEY,                                              -- C2 keep keep
  state      TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active','leave','left','erased')),  -- C2 keep keep | leavers by status, never by a missing row
  unit       INTEGER REFERENCES unit,                                          -- C1 account null
  stage      INTEGER REFERENCES stage,                                         -- C1 account null
  name       TEXT NOT NULL,                                                    -- C1 account anonymise | as shown everywhere
  name_fold  TEXT NOT NULL,                                                    -- C1 account anonymise | folded, for finding
  sort_name  TEXT NOT NULL,                                                    -- C1 account anonymise | folded, family name first: the order of every list
  find       TEXT NOT NULL DEFAULT '',                                         -- C2 account anonymise | folded name, address and staff number: what a search looks into
  given      TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise
  family     TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise
  pronouns   TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise
  email      TEXT,                                                             -- C2 account null
  email_fold TEXT,                                                             -- C2 account null | unique among all
  staff_id   TEXT,                                                             -- C2 account null | the number by which other systems know them
  profession TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise
  title      TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise | job title
  city       TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise
  country    TEXT NOT NULL DEFAULT '',                                         -- C1 account anonymise
  zone       TEXT NOT NULL DEFAULT '',                                         -- C2 account anonymise | IANA name, '' = the organisation's
  guest      INT NOT NULL DEFAULT 0 CHECK (guest IN (0,1)),                    -- C2 account anonymise | from outside
  source     TEXT NOT NULL DEFAULT '',                                         -- C2 account anonymise | import, registered, referred, account
  made       INTEGER NOT NULL,                                                 -- C2 keep keep
  changed    INTEGER NOT NULL                                                  -- C2 keep keep
) STRICT;
CREATE UNIQUE INDEX person_email ON person (email_fold) WHERE email_fold IS NOT NULL;
CREATE UNIQUE INDEX person_staff ON person (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX person_sort ON person (sort_name, id, state, unit, find, email_fold);
CREATE INDEX person_unit ON person (unit, sort_name);
CREATE INDEX person_name ON person (name_fold);

-- A person signs in by their account; an account without a person gets one when it is needed.
ALTER TABLE account ADD COLUMN person INTEGER REFERENCES person; -- C2 account delete
CREATE UNIQUE INDEX account_person ON account (person) WHERE person IS NOT NULL;

-- person_extra · written by people · columns of a sheet that nobody named, kept as they came
CREATE TABLE person_extra (
  person INTEGER NOT NULL REFERENCES person,  -- C2 account delete
  name   TEXT NOT NULL,                       -- C2 account delete
  value  TEXT NOT NULL,                       -- C2 account delete
  PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

-- report_line · written by people · who reports to whom; now = until IS NULL
CREATE TABLE report_line (
  id     INTEGER PRIMARY KEY,                 -- C2 2y anonymise
  person INTEGER NOT NULL REFERENCES person,  -- C2 2y anonymise
  boss   INTEGER NOT NULL REFERENCES person,  -- C2 2y anonymise
  since  INT NOT NULL,                        -- C2 2y anonymise
  until  INT,                                 -- C2 2y anonymise
  CHECK (person <> boss)
) STRICT;
CREATE UNIQUE INDEX report_line_one ON report_line (person) WHERE until IS NULL;
CREATE INDEX report_line_down ON report_line (boss, person) WHERE until IS NULL;

-- import · written by people · one sheet taken in, and the way back
CREATE TABLE import (
  id      INTEGER PRIMARY KEY,                                     -- C2 2y keep
  file    TEXT NOT NULL,                                           -- C2 2y keep | the sheet's name
  state   TEXT NOT NULL CHECK (state IN ('done','undone')),        -- C2 2y keep
  added   INT NOT NULL,                                            -- C2 2y keep
  changed INT NOT NULL,                                            -- C2 2y keep
  gone    INT NOT NULL,                                            -- C2 2y keep | marked as having left
  account INTEGER REFERENCES account,                              -- C2 2y null | who did it
  at      INTEGER NOT NULL                                         -- C2 2y keep
) STRICT;

-- import_row · written by people · what a person was before, so that the import can be undone; only while that is possible
CREATE TABLE import_row (
  import INTEGER NOT NULL REFERENCES import,  -- C2 30d delete
  person INTEGER NOT NULL REFERENCES person,  -- C2 30d delete
  was    TEXT NOT NULL,                       -- C2 30d delete | lines of key=value; '' = the import made the person
  PRIMARY KEY (import, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_person ON import_row (person);

-- import_column · written by people · what a heading was taken for, remembered for next year
CREATE TABLE import_column (
  header_fold TEXT PRIMARY KEY,  -- C2 keep keep
  field       TEXT NOT NULL,     -- C2 keep keep | name of a field of the sheet, or 'none'
  at          INTEGER NOT NULL   -- C2 keep keep
) STRICT, WITHOUT ROWID;

INSERT INTO stage (id, name, name_fold, place) VALUES (1, 'Student', 'student', 10), (2, 'Early career', 'early career', 20),
  (3, 'Established', 'established', 30), (4, 'Senior', 'senior', 40), (5, 'Leading', 'leading', 50);
INSERT INTO term (id, list, domain, name, name_fold, place) VALUES
  (101, 'topic', '', 'Career development', 'career development', 1),
  (102, 'topic', '', 'Scientific and technical development', 'scientific and technical development', 2),
  (103, 'topic', '', 'Networking', 'networking', 3),
  (104, 'topic', '', 'Leadership development', 'leadership development', 4),
  (105, 'topic', '', 'Management and supervision', 'management and supervision', 5),
  (106, 'topic', '', 'Adjusting to a new position', 'adjusting to a new position', 6),
  (107, 'topic', '', 'Work-life balance', 'work-life balance', 7),
  (108, 'topic', '', 'Interpersonal relationships at work', 'interpersonal relationships at work', 8),
  (109, 'topic', '', 'Navigating organisational structure and operations', 'navigating organisational structure and operations', 9),
  (110, 'topic', '', 'Cultural exchange', 'cultural exchange', 10),
  (111, 'topic', '', 'Professional development', 'professional development', 11),
  (112, 'topic', '', 'Retirement planning', 'retirement planning', 12),
  (201, 'function', '', 'Teach', 'teach', 1), (202, 'function', '', 'Coach', 'coach', 2), (203, 'function', '', 'Be a role model', 'be a role model', 3),
  (204, 'function', '', 'Challenge', 'challenge', 4), (205, 'function', '', 'Open doors', 'open doors', 5),
  (206, 'function', '', 'Support', 'support', 6), (207, 'function', '', 'Advocate', 'advocate', 7);
