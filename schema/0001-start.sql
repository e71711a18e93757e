-- 0001 start: settings, accounts and sessions, forms that act once, kept sheets.
--
-- Plain SQLite (STRICT); PostgreSQL's form is made by three substitutions and nothing else:
--     sed -e 's/\bINTEGER\b/BIGINT/g' -e 's/\bBLOB\b/BYTEA/g' -e 's/^) STRICT.*;$/);/'
-- INTEGER is 64 bits (ids, microseconds since 1970 UTC), INT is 32 bits (days, counts, yes or no).
--
-- Beside each column: class retention erasure | words
--   class      C0 public, C1 directory, C2 programme data, C3 pair or owner only, C4 author only, C5 concerns
--   retention  keep, account (until the person goes), or a span: 1d 30d 90d 2y
--   erasure    of the person the row is about: delete, null, anonymise, keep
-- Above each table: the folder that writes it.

-- schema_step · written by db · steps applied to this file
CREATE TABLE schema_step (
  number INTEGER PRIMARY KEY,  -- C0 keep keep
  name   TEXT NOT NULL,        -- C0 keep keep
  sha    BLOB NOT NULL,        -- C0 keep keep
  at     INTEGER NOT NULL      -- C0 keep keep
) STRICT;

-- setting · written by sign · what holds for the whole organisation
CREATE TABLE setting (
  name    TEXT PRIMARY KEY,    -- C2 keep keep
  value   TEXT NOT NULL,       -- C2 keep keep
  changed INTEGER NOT NULL     -- C2 keep keep
) STRICT, WITHOUT ROWID;

-- account · written by sign · the right to sign in
CREATE TABLE account (
  id       INTEGER PRIMARY KEY,                                               -- C2 account delete
  email    TEXT NOT NULL,                                                     -- C2 account delete | as typed
  email_fold TEXT NOT NULL UNIQUE,                                            -- C2 account delete | folded, for finding
  name     TEXT NOT NULL,                                                     -- C2 account delete
  name_fold TEXT NOT NULL,                                                    -- C2 account delete | folded, for finding
  rank     TEXT NOT NULL CHECK (rank IN ('member','coordinator','admin')),    -- C2 account delete
  state    TEXT NOT NULL CHECK (state IN ('invited','active','closed')),      -- C2 account delete
  made     INTEGER NOT NULL,                                                  -- C2 account delete
  last_day INT                                                                -- C2 account delete | a day, not an instant
) STRICT;

-- credential · written by sign · how an account proves itself
CREATE TABLE credential (
  id      INTEGER PRIMARY KEY,                  -- C4 account delete
  account INTEGER NOT NULL REFERENCES account,  -- C4 account delete
  kind    TEXT NOT NULL,                        -- C4 account delete | open set: password
  secret  TEXT NOT NULL,                        -- C4 account delete | argon2id string
  made    INTEGER NOT NULL,                     -- C4 account delete
  UNIQUE (account, kind)
) STRICT;

-- seal_key · written by seal · a person's pair of keys: rows stay, their wraps go
CREATE TABLE seal_key (
  id      INTEGER PRIMARY KEY,                  -- C2 account delete
  account INTEGER NOT NULL REFERENCES account,  -- C2 account delete
  open    BLOB NOT NULL,                        -- C2 account delete | X25519 public half
  made    INTEGER NOT NULL,                     -- C2 account delete
  retired INTEGER                               -- C2 account delete | nothing new is sealed under it
) STRICT;
CREATE UNIQUE INDEX seal_key_now ON seal_key (account) WHERE retired IS NULL;

-- key_wrap · written by seal · the secret half, sealed for one way in; deleting all of them is erasure
CREATE TABLE key_wrap (
  key     INTEGER NOT NULL REFERENCES seal_key,  -- C4 account delete
  method  TEXT NOT NULL,                         -- C4 account delete | open set: password, recovery
  wrapped BLOB NOT NULL,                         -- C4 account delete
  made    INTEGER NOT NULL,                      -- C4 account delete
  PRIMARY KEY (key, method)
) STRICT, WITHOUT ROWID;

-- session · written by sign · signed-in browsers
CREATE TABLE session (
  id         INTEGER PRIMARY KEY,                  -- C2 30d delete
  token_hash BLOB NOT NULL UNIQUE,                 -- C2 30d delete | the token itself is the browser's alone
  account    INTEGER NOT NULL REFERENCES account,  -- C2 30d delete
  made       INTEGER NOT NULL,                     -- C2 30d delete
  seen_hour  INTEGER NOT NULL,                     -- C2 30d delete | rounded down to the hour
  expires    INTEGER NOT NULL,                     -- C2 30d delete
  agent      TEXT NOT NULL,                        -- C2 30d delete | "Firefox on Linux", no more
  key_wrapped BLOB                                 -- C4 30d delete | the person's secret key, wrapped by the token
) STRICT;
CREATE INDEX session_account ON session (account);

-- sign_token · written by sign · single-use links: set-up, invitation
CREATE TABLE sign_token (
  hash    BLOB PRIMARY KEY,            -- C2 30d delete
  purpose TEXT NOT NULL,               -- C2 30d delete | open set: setup, invite
  account INTEGER REFERENCES account,  -- C2 30d delete | NULL for the first set-up
  expires INTEGER NOT NULL,            -- C2 30d delete
  used    INTEGER                      -- C2 30d delete
) STRICT, WITHOUT ROWID;

-- sign_try · written by sign · counters against guessing, by account or network
CREATE TABLE sign_try (
  subject BLOB PRIMARY KEY,  -- C2 30d delete | keyed hash of address or network block
  tries   INT NOT NULL,      -- C2 30d delete
  wait_until INTEGER NOT NULL -- C2 30d delete
) STRICT, WITHOUT ROWID;

-- once · written by web · forms that have acted: a keyed hash that tells neither who nor what
CREATE TABLE once (
  hash     BLOB PRIMARY KEY,  -- C2 1d delete
  location TEXT NOT NULL,     -- C2 1d delete | where the reply led
  expires  INTEGER NOT NULL   -- C2 1d delete
) STRICT, WITHOUT ROWID;

-- kept_run · written by match · sheets that their owner asked to keep, with the settings that make the same pairs again; sealed to the owner
CREATE TABLE kept_run (
  id       INTEGER PRIMARY KEY,                  -- C2 account delete
  account  INTEGER NOT NULL REFERENCES account,  -- C2 account delete
  key      INTEGER NOT NULL REFERENCES seal_key, -- C2 account delete | whose pair opens item_sealed
  item_sealed     BLOB NOT NULL,                 -- C4 account delete | the key of the three below, sealed to the owner
  title_sealed    BLOB NOT NULL,                 -- C3 account delete | the sheet's file name, or the owner's word for it
  settings_sealed BLOB NOT NULL,                 -- C3 account delete | weights, rules, columns, seed
  sheets_sealed   BLOB NOT NULL,                 -- C3 account delete | the sheets as uploaded
  made     INTEGER NOT NULL,                     -- C2 account delete
  engine   TEXT NOT NULL,                        -- C2 account delete | program version
  people   INT NOT NULL,                         -- C2 account delete
  pairs    INT NOT NULL                          -- C2 account delete
) STRICT;
CREATE INDEX kept_run_account ON kept_run (account, made);
