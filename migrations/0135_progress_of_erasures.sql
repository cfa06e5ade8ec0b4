-- How far the job is: of how many parts, which one, and behind what it continues. And when it was given up.
-- Oldest release: 0.1.0.
alter table erasures add column progress jsonb;
alter table erasures add column failed_at timestamptz(3);
