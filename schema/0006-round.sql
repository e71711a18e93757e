-- 0006 round: mentorships, and the rounds that propose them.

-- mentorship · written by mentorship · one relationship; no column says who ended or declined it
CREATE TABLE mentorship (
  id        INTEGER PRIMARY KEY,                                                        -- C2 10y keep
  programme INTEGER NOT NULL REFERENCES programme,                                      -- C2 10y keep
  model     TEXT NOT NULL CHECK (model IN ('one_to_one','group','peer','flash','reverse')),  -- C2 10y keep
  origin    TEXT NOT NULL,                                                              -- C2 10y keep | open set: round, coordinator
  origin_id INTEGER,                                                                    -- C2 10y keep | proposal
  state     TEXT NOT NULL CHECK (state IN ('proposed','intro','active','ended','dropped')),  -- C2 10y keep | intro: somebody asked to talk first; dropped: it never began
  pair_low  INTEGER REFERENCES person,                                                  -- C2 10y keep | the two people while it lives, low id first
  pair_high INTEGER REFERENCES person,                                                  -- C2 10y keep
  because   TEXT NOT NULL DEFAULT '',                                                   -- C2 10y keep | three sentences, as both were told
  line_flag INT,                                                                        -- C2 10y keep | day on which a later change put them in one line of management
  began     INT NOT NULL,                                                               -- C2 10y keep
  ends      INT,                                                                        -- C2 10y keep | as planned
  ended     INT,                                                                        -- C2 10y keep
  changed   INTEGER NOT NULL,                                                           -- C2 10y keep
  CHECK ((state IN ('ended','dropped')) = (ended IS NOT NULL)),
  CHECK ((pair_low IS NULL) = (pair_high IS NULL)),
  CHECK (ended IS NULL OR pair_low IS NULL)
) STRICT;
CREATE UNIQUE INDEX mentorship_pair ON mentorship (pair_low, pair_high, programme) WHERE pair_low IS NOT NULL;
CREATE INDEX mentorship_programme ON mentorship (programme, state, began);
CREATE INDEX mentorship_high ON mentorship (pair_high) WHERE pair_high IS NOT NULL;

-- member · written by mentorship · who is in it, on which side; numbered seats make over-filling impossible
CREATE TABLE member (
  mentorship INTEGER NOT NULL REFERENCES mentorship,              -- C2 10y anonymise
  person     INTEGER NOT NULL REFERENCES person,                  -- C2 10y anonymise
  side       TEXT NOT NULL CHECK (side IN ('mentor','mentee')),   -- C2 10y anonymise
  enrolment  INTEGER NOT NULL REFERENCES enrolment,               -- C2 10y anonymise
  seat       INT CHECK (seat >= 1),                               -- C2 10y anonymise | numbered place of the enrolment; NULL once over
  agreed     INTEGER,                                             -- C2 10y anonymise | own yes; active needs everybody's
  since      INT NOT NULL,                                        -- C2 10y anonymise
  until      INT,                                                 -- C2 10y anonymise | the same day for all
  PRIMARY KEY (mentorship, person),
  CHECK (until IS NULL OR seat IS NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_seat ON member (enrolment, seat) WHERE seat IS NOT NULL;
CREATE INDEX member_person ON member (person, mentorship);
CREATE INDEX member_enrolment ON member (enrolment);

-- round · written by match · one matching of a programme's people
CREATE TABLE round (
  id        INTEGER PRIMARY KEY,                                                         -- C2 keep keep
  programme INTEGER NOT NULL REFERENCES programme,                                       -- C2 keep keep
  number    INT NOT NULL,                                                                -- C2 keep keep
  state     TEXT NOT NULL CHECK (state IN ('draft','published','dropped')),              -- C2 keep keep
  seed      INTEGER NOT NULL,                                                            -- C2 keep keep
  run       INTEGER,                                                                     -- C2 keep keep | the run that is looked at
  version   INT NOT NULL,                                                                -- C2 keep keep | grows with every change: two coordinators never overwrite each other
  made      INTEGER NOT NULL,                                                            -- C2 keep keep
  published INTEGER,                                                                     -- C2 keep keep
  UNIQUE (programme, number)
) STRICT;

-- run · written by match · one computation, with all that is needed to repeat it
CREATE TABLE run (
  id         INTEGER PRIMARY KEY,               -- C2 10y keep
  round      INTEGER NOT NULL REFERENCES round, -- C2 10y keep
  number     INT NOT NULL,                      -- C2 10y keep
  engine     TEXT NOT NULL,                     -- C2 10y keep | version
  settings   TEXT NOT NULL,                     -- C2 10y keep | weights, rules, pins, seed: as mentord match --rules reads them
  input_hash BLOB NOT NULL,                     -- C2 10y keep | BLAKE2b of the input
  mentees    INT NOT NULL,                      -- C2 10y keep
  placed     INT NOT NULL,                      -- C2 10y keep
  pairs      INT NOT NULL,                      -- C2 10y keep
  fit        INTEGER NOT NULL,                  -- C2 10y keep
  ms         INT NOT NULL,                      -- C2 10y keep
  made       INTEGER NOT NULL,                  -- C2 10y keep
  UNIQUE (round, number)
) STRICT;

-- run_file · written by match · input (names nobody must read: server-sealed) and certificate, compressed
CREATE TABLE run_file (
  run  INTEGER NOT NULL REFERENCES run,                               -- C4 2y delete
  kind TEXT NOT NULL CHECK (kind IN ('input','certificate')),         -- C4 2y delete
  body_sealed BLOB NOT NULL,                                          -- C4 2y delete | both under the server's key: a certificate tells which pairs were forbidden
  PRIMARY KEY (run, kind)
) STRICT, WITHOUT ROWID;

-- proposal · written by match · a pair that a run proposes
CREATE TABLE proposal (
  id         INTEGER PRIMARY KEY,                                                        -- C2 2y anonymise
  run        INTEGER NOT NULL REFERENCES run,                                            -- C2 2y anonymise
  mentor     INTEGER NOT NULL REFERENCES enrolment,                                      -- C2 2y anonymise
  mentee     INTEGER NOT NULL REFERENCES enrolment,                                      -- C2 2y anonymise
  fit        INT NOT NULL,                                                               -- C2 2y anonymise | 0 to 1000
  parts      TEXT NOT NULL,                                                              -- C2 2y anonymise | "topics 40 900, goals 20 500": weight and score; identity is not among them
  because    TEXT NOT NULL,                                                              -- C2 2y anonymise | in three sentences
  state      TEXT NOT NULL CHECK (state IN ('proposed','published','stopped')),          -- C2 2y anonymise
  verdict    TEXT NOT NULL DEFAULT '',                                                   -- C2 2y anonymise | the rule that stopped it on publishing
  mentorship INTEGER,                                                                    -- C2 2y anonymise | what it became
  UNIQUE (run, mentee, mentor)
) STRICT;
CREATE INDEX proposal_run ON proposal (run, id);
CREATE INDEX proposal_mentor ON proposal (mentor);
CREATE INDEX proposal_mentee ON proposal (mentee);

-- run_left · written by match · who stayed without a partner, and why
CREATE TABLE run_left (
  run       INTEGER NOT NULL REFERENCES run,        -- C2 2y delete
  enrolment INTEGER NOT NULL REFERENCES enrolment,  -- C2 2y delete
  reason    TEXT NOT NULL,                          -- C2 2y delete
  PRIMARY KEY (run, enrolment)
) STRICT, WITHOUT ROWID;

-- run_topic · written by match · supply and demand of the run
CREATE TABLE run_topic (
  run     INTEGER NOT NULL REFERENCES run,  -- C2 2y delete
  topic   TEXT NOT NULL,                    -- C2 2y delete
  wanted  INT NOT NULL,                     -- C2 2y delete
  offered INT NOT NULL,                     -- C2 2y delete
  places  INT NOT NULL,                     -- C2 2y delete
  PRIMARY KEY (run, topic)
) STRICT, WITHOUT ROWID;

-- round_pin · written by match · pairs the coordinator locked or keeps apart, kept over runs
CREATE TABLE round_pin (
  round  INTEGER NOT NULL REFERENCES round,      -- C2 2y delete
  mentor INTEGER NOT NULL REFERENCES enrolment,  -- C2 2y delete
  mentee INTEGER NOT NULL REFERENCES enrolment,  -- C2 2y delete
  kind   TEXT NOT NULL CHECK (kind IN ('lock','apart')),  -- C2 2y delete
  PRIMARY KEY (round, mentee, mentor)
) STRICT, WITHOUT ROWID;
