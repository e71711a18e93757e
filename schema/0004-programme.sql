-- 0004 programme: what is offered, to whom, by which rules, in which words; who coordinates.

-- programme · written by programme · its settings
CREATE TABLE programme (
  id            INTEGER PRIMARY KEY,                                     -- C0 keep keep
  slug          TEXT NOT NULL UNIQUE,                                    -- C0 keep keep | in the address of the page where people register
  name          TEXT NOT NULL,                                           -- C0 keep keep
  purpose       TEXT NOT NULL DEFAULT 'development',                     -- C0 keep keep | open set: development, onboarding, succession, leadership, wellbeing
  says          TEXT NOT NULL DEFAULT '',                                -- C0 keep keep | what it is for, in the coordinator's words
  state         TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','open','archived')),   -- C0 keep keep
  starts        INT,                                                     -- C0 keep keep | a cohort has dates, an open programme has none
  ends          INT,                                                     -- C0 keep keep
  enrol_until   INT,                                                     -- C0 keep keep | the last day to join
  approval      INT NOT NULL DEFAULT 0 CHECK (approval IN (0,1)),        -- C0 keep keep | mentors are looked at before they are matched
  domains       TEXT NOT NULL DEFAULT '',                                -- C0 keep keep | mail domains whose people may register themselves; '' = nobody
  line_depth    TEXT NOT NULL DEFAULT 'whole' CHECK (line_depth IN ('direct','whole','peers')),  -- C0 keep keep
  inside        TEXT NOT NULL DEFAULT 'wish' CHECK (inside IN ('off','wish')),                -- C0 keep keep | at least one mentor from one's own unit
  agreement     TEXT NOT NULL DEFAULT 'offered' CHECK (agreement IN ('off','offered','required')),  -- C0 keep keep
  word_mentor   TEXT NOT NULL DEFAULT 'mentor',                          -- C0 keep keep
  word_mentee   TEXT NOT NULL DEFAULT 'mentee',                          -- C0 keep keep
  word_programme TEXT NOT NULL DEFAULT 'programme',                      -- C0 keep keep
  word_mentorship TEXT NOT NULL DEFAULT 'mentorship',                    -- C0 keep keep
  interest_domains TEXT NOT NULL DEFAULT 'Clinical, Research, Teaching', -- C0 keep keep | three kinds of interests, separated by commas
  copied_from   INTEGER REFERENCES programme,                            -- C0 keep keep
  made          INTEGER NOT NULL,                                        -- C0 keep keep
  changed       INTEGER NOT NULL                                         -- C0 keep keep
) STRICT;

-- programme_model · written by programme · the rules of each model that is offered
CREATE TABLE programme_model (
  programme   INTEGER NOT NULL REFERENCES programme,                                          -- C0 keep keep
  model       TEXT NOT NULL CHECK (model IN ('one_to_one','group','peer','flash','reverse')), -- C0 keep keep
  offered     INT NOT NULL CHECK (offered IN (0,1)),                                          -- C0 keep keep
  mentors_max INT NOT NULL CHECK (mentors_max BETWEEN 0 AND 2),                               -- C0 keep keep | 0 in peer groups
  size_min    INT NOT NULL CHECK (size_min >= 1),                                             -- C0 keep keep | mentees, or peers, together
  size_max    INT NOT NULL CHECK (size_max BETWEEN size_min AND 30),                          -- C0 keep keep
  seniority   TEXT NOT NULL CHECK (seniority IN ('any','further_on','earlier','same')),       -- C0 keep keep | the mentor's stage beside the mentee's
  days        INT NOT NULL CHECK (days >= 0),                                                 -- C0 keep keep | planned length; 0 = open ended
  meet_days   INT NOT NULL CHECK (meet_days >= 1),                                            -- C0 keep keep | how often to meet
  mentees_most INT NOT NULL CHECK (mentees_most BETWEEN 1 AND 50),                            -- C0 keep keep | most one mentor may take
  mentors_most INT NOT NULL CHECK (mentors_most BETWEEN 1 AND 20),                            -- C0 keep keep | most one mentee may have
  PRIMARY KEY (programme, model)
) STRICT, WITHOUT ROWID;

-- programme_weight · written by programme · how much each part of a fit counts; a part without a row counts as usual
CREATE TABLE programme_weight (
  programme INTEGER NOT NULL REFERENCES programme,     -- C0 keep keep
  part      TEXT NOT NULL,                             -- C0 keep keep | name as printed by mentord rules
  weight    INT NOT NULL CHECK (weight BETWEEN 0 AND 100),  -- C0 keep keep
  PRIMARY KEY (programme, part)
) STRICT, WITHOUT ROWID;

-- programme_contact · written by programme · named people on every help page; programme NULL: of the organisation
CREATE TABLE programme_contact (
  id        INTEGER PRIMARY KEY,              -- C0 keep keep
  programme INTEGER REFERENCES programme,     -- C0 keep keep
  name      TEXT NOT NULL,                    -- C0 keep delete
  role      TEXT NOT NULL,                    -- C0 keep delete | Coordinator, Vice Chair ...
  email     TEXT NOT NULL,                    -- C0 keep delete
  place     INT NOT NULL                      -- C0 keep keep
) STRICT;
CREATE INDEX programme_contact_of ON programme_contact (programme, place);

-- programme_text · written by programme · wordings people agree to; never edited, a new one takes its place
CREATE TABLE programme_text (
  id        INTEGER PRIMARY KEY,                      -- C0 keep keep
  programme INTEGER NOT NULL REFERENCES programme,    -- C0 keep keep
  kind      TEXT NOT NULL,                            -- C0 keep keep | open set: consent, conduct
  number    INT NOT NULL,                             -- C0 keep keep
  body      TEXT NOT NULL,                            -- C0 keep keep
  made      INTEGER NOT NULL,                         -- C0 keep keep
  UNIQUE (programme, kind, number)
) STRICT;

-- programme_check · written by programme · the launch checklist: what a coordinator ticked
CREATE TABLE programme_check (
  programme INTEGER NOT NULL REFERENCES programme,  -- C2 keep keep
  code      TEXT NOT NULL,                          -- C2 keep keep
  day       INT NOT NULL,                           -- C2 keep keep
  PRIMARY KEY (programme, code)
) STRICT, WITHOUT ROWID;

-- coordinates · written by programme · who runs which programme (administrators run all)
CREATE TABLE coordinates (
  account   INTEGER NOT NULL REFERENCES account,    -- C2 account delete
  programme INTEGER NOT NULL REFERENCES programme,  -- C2 account delete
  since     INTEGER NOT NULL,                       -- C2 account delete
  PRIMARY KEY (account, programme)
) STRICT, WITHOUT ROWID;
CREATE INDEX coordinates_programme ON coordinates (programme);
