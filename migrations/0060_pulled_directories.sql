-- Directories that Gatehouse reads by itself: how, when, and what came of it.
create table directory_pulls (
  environment_id text collate "C" not null,
  directory_id text collate "C" not null,
  -- Whom to ask and as whom, as JSON.
  sealed_settings text not null,
  next_run_at timestamptz(3) not null,
  -- Somebody wants a run that begins from now on.
  is_requested boolean not null default false,
  -- The run that is under way, and until when nobody else begins one, unless it says again that it lives.
  run_id text collate "C",
  run_began_at timestamptz(3),
  locked_until timestamptz(3),
  -- When the last run began that has read everything.
  read_at timestamptz(3),
  -- How many runs in a row have failed.
  failures integer not null default 0,
  -- The last run that has ended, as the API shows it.
  last_run jsonb,
  primary key (environment_id, directory_id),
  foreign key (environment_id, directory_id) references directories (environment_id, id) on delete cascade
);
create index directory_pulls_due on directory_pulls (next_run_at);
alter table directory_pulls alter column environment_id set (n_distinct = 1);
