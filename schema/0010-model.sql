-- 0010 model: a round makes pairs of one of the programme's models (one to one, flash, reverse), or groups, or peers.

ALTER TABLE run ADD COLUMN model TEXT NOT NULL DEFAULT 'one_to_one' CHECK (model IN ('one_to_one','group','peer','flash','reverse'));  -- C2 10y keep | what it makes
ALTER TABLE round_pin ADD COLUMN model TEXT NOT NULL DEFAULT 'one_to_one';  -- C2 2y delete | a lock holds while the round makes this one
UPDATE run SET model = 'group' WHERE settings LIKE '[match]_shape = groups%';
UPDATE run SET model = 'peer' WHERE settings LIKE '[match]_shape = peers%';
UPDATE round_pin SET model = 'peer' WHERE mentor IN (SELECT id FROM enrolment WHERE side = 'mentee');
