-- Oldest release: 0.1.0.
-- When work by the clock last succeeded: one row for each cron.
create table cron_runs (
  name text collate "C" primary key,
  succeeded_at timestamptz(3) not null,
  took_ms integer not null
);
