-- 0007 letter: own words for letters, how each person wants to be told, addresses that take no letters.

-- letter_template · written by post · a kind of letter in own words; without a row it has the usual ones
CREATE TABLE letter_template (
  id        INTEGER PRIMARY KEY,          -- C0 keep keep
  programme INTEGER REFERENCES programme, -- C0 keep keep | NULL: everywhere
  kind      TEXT NOT NULL,                -- C0 keep keep | open set: invitation, joined ...
  subject   TEXT NOT NULL,                -- C0 keep keep
  body      TEXT NOT NULL,                -- C0 keep keep | plain text with {holes}
  changed   INTEGER NOT NULL              -- C0 keep keep
) STRICT;
CREATE UNIQUE INDEX letter_template_of ON letter_template (kind, coalesce(programme, 0));

-- letter_choice · written by post · how somebody wants to be told of one sort of news; by account, or by an address without one
CREATE TABLE letter_choice (
  id       INTEGER PRIMARY KEY,                                   -- C2 account delete
  account  INTEGER REFERENCES account,                            -- C2 account delete
  address  BLOB,                                                  -- C2 account delete | keyed hash of the address, where there is no account
  category TEXT NOT NULL,                                         -- C2 account delete | open set: invitations, joining, pairs ...
  way      TEXT NOT NULL CHECK (way IN ('now','digest','off')),   -- C2 account delete
  changed  INTEGER NOT NULL,                                      -- C2 account delete
  UNIQUE (account, category),
  UNIQUE (address, category)
) STRICT;

-- letter_time · written by post · when no letters should arrive
CREATE TABLE letter_time (
  account INTEGER PRIMARY KEY REFERENCES account,                      -- C2 account delete
  zone    TEXT NOT NULL,                                               -- C2 account delete | IANA name
  quiet_from  INT NOT NULL CHECK (quiet_from BETWEEN 0 AND 1439),      -- C2 account delete | minutes after midnight; the same as until: never quiet
  quiet_until INT NOT NULL CHECK (quiet_until BETWEEN 0 AND 1439)      -- C2 account delete
) STRICT;

-- letter_digest · written by post · letters that wait to be put together into one
CREATE TABLE letter_digest (
  letter  INTEGER PRIMARY KEY REFERENCES outbox ON DELETE CASCADE,     -- C2 90d delete
  account INTEGER NOT NULL REFERENCES account,                         -- C2 90d delete
  made    INTEGER NOT NULL                                             -- C2 90d delete
) STRICT;
CREATE INDEX letter_digest_account ON letter_digest (account, made);

-- bounce · written by post · addresses that gave letters back for good
CREATE TABLE bounce (
  address_fold TEXT PRIMARY KEY,  -- C2 account delete | folded
  times   INT NOT NULL,           -- C2 account delete
  said    TEXT NOT NULL,          -- C2 account delete | what the mail server said last
  last    INTEGER NOT NULL,       -- C2 account delete
  letter  INTEGER NOT NULL        -- C2 account delete | the last letter that came back, counted once
) STRICT, WITHOUT ROWID;
