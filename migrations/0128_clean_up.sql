-- What the last clean-up of each table deleted.
create table clean_up_runs (
  table_name text collate "C" primary key,
  deleted bigint not null,
  took_ms bigint not null,
  finished_at timestamptz(3) not null
);
