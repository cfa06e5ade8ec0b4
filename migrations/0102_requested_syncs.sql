-- When a run was last asked for by hand: once in five minutes.
alter table directory_pulls add column requested_at timestamptz(3);
