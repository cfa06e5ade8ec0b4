-- Several PostgreSQL clusters: where environments are that were made in, or moved to, another cluster than `main`.
-- Oldest release: 0.1.0.
create table environment_placements (
  environment_id text collate "C" primary key,
  cluster text not null,
  epoch bigint not null default 1,
  state text not null default 'settled',
  updated_at timestamptz(3) not null,
  constraint environment_placements_state check (state in ('settled', 'switching'))
);
comment on table environment_placements is 'The cluster of each environment that is not in `main`. Only the table in `main` is read. The environment has no row of its own here, so there is no reference.';
comment on column environment_placements.epoch is 'Grows by one with each move.';
comment on column environment_placements.state is 'While it is `switching`, neither cluster may serve the environment.';
-- Moves that are under way or have just ended.
create index environment_placements_switching on environment_placements (environment_id) where state = 'switching';
create index environment_placements_moved on environment_placements (updated_at) where epoch > 1;
alter table environment_placements alter column environment_id set (n_distinct = 1);
