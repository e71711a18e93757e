-- 0002 post: letters, written with the fact that causes them, sent at least once.

-- outbox · written by post · a letter stays 90 days after it was sent, so that somebody can look what was said
CREATE TABLE outbox (
  id       INTEGER PRIMARY KEY,                                                        -- C2 90d delete | also the Message-ID
  kind     TEXT NOT NULL,                                                              -- C2 90d delete | open set: test, invitation ...
  account  INTEGER REFERENCES account,                                                 -- C2 90d delete | whom it is for, where they have one
  name     TEXT NOT NULL,                                                              -- C2 90d delete
  address  TEXT NOT NULL,                                                              -- C2 90d delete
  once     TEXT UNIQUE,                                                                -- C2 90d delete | same cause, same text: written twice is written once
  subject  TEXT NOT NULL,                                                              -- C2 90d delete
  body     TEXT NOT NULL,                                                              -- C2 90d delete | plain text; never sealed text
  html     TEXT NOT NULL,                                                              -- C2 90d delete | "" where there is none
  state    TEXT NOT NULL CHECK (state IN ('waiting','sending','sent','failed','dropped')),  -- C2 90d delete
  due      INTEGER NOT NULL,                                                           -- C2 90d delete
  lease    INTEGER,                                                                    -- C2 90d delete | while sending: when another may take it over
  attempts INT NOT NULL,                                                               -- C2 90d delete
  error    TEXT,                                                                       -- C2 90d delete | what the mail server said last
  sent     INTEGER                                                                     -- C2 90d delete
) STRICT;
CREATE INDEX outbox_due ON outbox (due) WHERE state IN ('waiting','sending');
