-- 0009 hold: while a round makes groups, coordinators hold people together in one, or in two.

-- group_hold · written by match · two people whom the next groups hold together or apart, kept over runs
CREATE TABLE group_hold (
  round INTEGER NOT NULL REFERENCES round,      -- C2 2y delete
  one   INTEGER NOT NULL REFERENCES enrolment,  -- C2 2y delete | a mentor, or of two mentees the one with the smaller number
  other INTEGER NOT NULL REFERENCES enrolment,  -- C2 2y delete | a mentee
  kind  TEXT NOT NULL CHECK (kind IN ('together','apart')),  -- C2 2y delete
  PRIMARY KEY (round, one, other)
) STRICT, WITHOUT ROWID;
