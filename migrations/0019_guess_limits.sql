-- Counted on every try to sign in: without a log to write, a count costs no flush of the disk. Counts live through every
-- orderly restart; a database that crashed starts them anew.
alter table guess_limits set unlogged;
