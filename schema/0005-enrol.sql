-- 0005 enrol: invitations, consent, taking part, what people say of themselves.

-- consent · written by enrol · given and withdrawn, with the wording seen; a row is only ever closed
CREATE TABLE consent (
  id        INTEGER PRIMARY KEY,                       -- C2 7y anonymise
  person    INTEGER NOT NULL REFERENCES person,        -- C2 7y anonymise
  programme INTEGER NOT NULL REFERENCES programme,     -- C2 7y anonymise
  purpose   TEXT NOT NULL,                             -- C2 7y anonymise | open set: take_part, conduct, identity
  wording   INTEGER NOT NULL REFERENCES programme_text,  -- C2 7y anonymise
  given     INTEGER NOT NULL,                          -- C2 7y anonymise
  withdrawn INTEGER                                    -- C2 7y anonymise
) STRICT;
CREATE UNIQUE INDEX consent_live ON consent (person, programme, purpose) WHERE withdrawn IS NULL;

-- invitation · written by enrol · somebody was asked to join: by a coordinator, or named by a third person
CREATE TABLE invitation (
  id        INTEGER PRIMARY KEY,                       -- C2 1y delete
  programme INTEGER NOT NULL REFERENCES programme,     -- C2 1y delete
  person    INTEGER NOT NULL REFERENCES person,        -- C2 1y delete
  way       TEXT NOT NULL CHECK (way IN ('coordinator','referral','registered')),  -- C2 1y delete
  by_account INTEGER REFERENCES account,               -- C2 1y null | who invited or named them
  state     TEXT NOT NULL CHECK (state IN ('open','joined','declined')),           -- C2 1y delete
  made      INTEGER NOT NULL,                          -- C2 1y delete
  reminded  INT NOT NULL DEFAULT 0,                    -- C2 1y delete | how often
  reminded_day INT,                                    -- C2 1y delete
  UNIQUE (programme, person)
) STRICT;
CREATE INDEX invitation_person ON invitation (person);
CREATE INDEX invitation_state ON invitation (programme, state, made);

-- profile · written by enrol · what somebody says of themselves for one programme; a draft until they enrol
CREATE TABLE profile (
  id            INTEGER PRIMARY KEY,                   -- C2 1y-after-end delete
  programme     INTEGER NOT NULL REFERENCES programme, -- C2 1y-after-end delete
  person        INTEGER NOT NULL REFERENCES person,    -- C2 1y-after-end delete
  sides         TEXT NOT NULL DEFAULT '' CHECK (sides IN ('','mentor','mentee','both')),  -- C2 1y-after-end delete
  goals         TEXT NOT NULL DEFAULT '',              -- C3 1y-after-end delete | a mentee's; seen by their mentors and by matching
  purpose       TEXT NOT NULL DEFAULT '',              -- C3 1y-after-end delete | which goal led here, how will it help
  hopes         TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | what a mentor hopes to gain
  about         TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | experience, what doors they can open
  values_text   TEXT NOT NULL DEFAULT '',              -- C3 1y-after-end delete | values and needs; seen by partners only
  style         TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | open set: see enrol_words.c
  languages     TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | separated by commas
  years         INT,                                   -- C1 1y-after-end delete | of experience
  slots         TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | "mon-am tue-pm ..."
  mode          TEXT NOT NULL DEFAULT '' CHECK (mode IN ('','either','remote','in_person')),  -- C1 1y-after-end delete
  zone          TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | IANA name
  city          TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete
  capacity      INT NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 0 AND 50),       -- C2 1y-after-end delete | mentees they could take
  mentors_wanted INT NOT NULL DEFAULT 1 CHECK (mentors_wanted BETWEEN 0 AND 20),  -- C2 1y-after-end delete
  hours_month   INT,                                   -- C2 1y-after-end delete
  paused_until  INT,                                   -- C2 1y-after-end delete | a day
  inside        TEXT NOT NULL DEFAULT 'either' CHECK (inside IN ('inside','outside','either')),  -- C2 1y-after-end delete
  own_seeks     TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | topics in their own words, separated by commas
  own_offers    TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete
  own_interests TEXT NOT NULL DEFAULT '',              -- C1 1y-after-end delete | a line for each of the programme's domains
  hoping        TEXT NOT NULL DEFAULT '',              -- C2 1y-after-end delete | what they hope for: codes of rules/joining.c
  models        TEXT NOT NULL DEFAULT '',              -- C2 1y-after-end delete | "one_to_one flash ..."
  oriented      TEXT NOT NULL DEFAULT '',              -- C2 1y-after-end delete | ticks of the orientation checklist
  step          INT NOT NULL DEFAULT 0,                -- C2 1y-after-end delete | which steps were filled in, a bit each
  made          INTEGER NOT NULL,                      -- C2 1y-after-end delete
  changed       INTEGER NOT NULL,                      -- C2 1y-after-end delete
  UNIQUE (programme, person)
) STRICT;
CREATE INDEX profile_person ON profile (person);

-- profile_term · written by enrol · topics and functions sought or offered, interests
CREATE TABLE profile_term (
  profile INTEGER NOT NULL REFERENCES profile,                     -- C1 1y-after-end delete
  term    INTEGER NOT NULL REFERENCES term,                        -- C1 1y-after-end delete
  way     TEXT NOT NULL CHECK (way IN ('seeks','offers','has')),   -- C1 1y-after-end delete
  level   INT NOT NULL CHECK (level BETWEEN 1 AND 5),              -- C1 1y-after-end delete | importance, or experience
  PRIMARY KEY (profile, term, way)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_term_find ON profile_term (term, way);

-- enrolment · written by enrol · one person on one side of one programme; no row without their own recorded yes
CREATE TABLE enrolment (
  id        INTEGER PRIMARY KEY,                                                -- C2 1y-after-end anonymise
  programme INTEGER NOT NULL REFERENCES programme,                              -- C2 1y-after-end anonymise
  person    INTEGER NOT NULL REFERENCES person,                                 -- C2 1y-after-end anonymise
  side      TEXT NOT NULL CHECK (side IN ('mentor','mentee')),                  -- C2 1y-after-end anonymise
  state     TEXT NOT NULL CHECK (state IN ('applied','approved','refused','left')),  -- C2 1y-after-end anonymise
  consent   INTEGER NOT NULL REFERENCES consent,                                -- C2 1y-after-end anonymise
  profile   INTEGER NOT NULL REFERENCES profile,                                -- C2 1y-after-end anonymise
  capacity  INT NOT NULL CHECK (capacity >= 0),                                 -- C2 1y-after-end anonymise | mentor: mentees; mentee: mentors
  unit      INTEGER REFERENCES unit,                                            -- C2 1y-after-end anonymise | as it was on joining
  stage     INTEGER REFERENCES stage,                                           -- C2 1y-after-end anonymise
  sort_name TEXT NOT NULL DEFAULT '',                                           -- C1 1y-after-end anonymise | as it was on joining: the order of lists
  applied   INTEGER NOT NULL,                                                   -- C2 1y-after-end anonymise
  ended     INT,                                                                -- C2 1y-after-end anonymise | a day
  CHECK ((state IN ('refused','left')) = (ended IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX enrolment_live ON enrolment (programme, person, side) WHERE ended IS NULL;
CREATE INDEX enrolment_sort ON enrolment (programme, sort_name, person, side, ended) WHERE ended IS NULL;
CREATE INDEX enrolment_pool ON enrolment (programme, state, side, applied) WHERE ended IS NULL;
CREATE INDEX enrolment_state ON enrolment (programme, state, side) WHERE ended IS NULL;
CREATE INDEX enrolment_person ON enrolment (person);

-- preference · written by enrol · people somebody would like to be paired with, best first
CREATE TABLE preference (
  id      INTEGER PRIMARY KEY,                  -- C4 1y-after-end delete
  profile INTEGER NOT NULL REFERENCES profile,  -- C4 1y-after-end delete | used by matching only
  place   INT NOT NULL CHECK (place >= 1),      -- C4 1y-after-end delete
  person_sealed BLOB NOT NULL,                  -- C4 1y-after-end delete | server-sealed
  UNIQUE (profile, place)
) STRICT;

-- avoid · written by enrol · whom somebody would rather not be paired with: nobody can read it, matching honours it
CREATE TABLE avoid (
  id      INTEGER PRIMARY KEY,                  -- C4 account delete
  person  INTEGER NOT NULL REFERENCES person,   -- C4 account delete | whose wish it is
  tag     BLOB NOT NULL,                        -- C4 account delete | keyed hash of both: keeps doubles out
  whom_sealed BLOB NOT NULL,                    -- C4 account delete | server-sealed
  UNIQUE (person, tag)
) STRICT;

-- identity · written by enrol · what somebody says of their own identity, and whether to be matched by it: server-sealed
CREATE TABLE identity (
  profile INTEGER PRIMARY KEY REFERENCES profile,   -- C4 1y-after-end delete
  consent INTEGER REFERENCES consent,               -- C4 1y-after-end delete | NULL: kept, and not used
  value_sealed BLOB NOT NULL                        -- C4 1y-after-end delete | own words and wishes, opened by matching only
) STRICT;

-- worksheet · written by enrol · readiness and reflection before joining: sealed to their author
CREATE TABLE worksheet (
  id      INTEGER PRIMARY KEY,                      -- C4 account delete
  account INTEGER NOT NULL REFERENCES account,      -- C4 account delete
  programme INTEGER NOT NULL REFERENCES programme,  -- C4 account delete
  kind    TEXT NOT NULL CHECK (kind IN ('ready','reflect')),  -- C4 account delete
  key     INTEGER NOT NULL REFERENCES seal_key,     -- C4 account delete
  item_sealed BLOB NOT NULL,                        -- C4 account delete | the key of the next, sealed to its author
  body_sealed BLOB NOT NULL,                        -- C4 account delete
  changed INT NOT NULL,                             -- C4 account delete | a day
  UNIQUE (account, programme, kind)
) STRICT;
