-- 0008 group: groups and peers. A proposal says which group it belongs to; the mentorships of one group know each other.

ALTER TABLE proposal ADD COLUMN group_no INT NOT NULL DEFAULT 0;  -- C2 2y anonymise | which group of its run, from 1; 0 without
ALTER TABLE mentorship ADD COLUMN circle INTEGER;                 -- C2 10y keep | the same for all mentorships of one group
CREATE INDEX mentorship_circle ON mentorship (circle) WHERE circle IS NOT NULL;
