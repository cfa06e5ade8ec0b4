-- The processes that run jobs, and when each was last alive. What a dead one was at becomes anybody's again.
create table job_processes (
  id text primary key,
  seen_at timestamptz not null
);
