-- The seed file that an environment was filled from last: the same one is not applied again.
create table applied_seeds (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  digest bytea not null,
  applied_at timestamptz(3) not null
);

-- Whose sign-ins are those of an operator in their place. Seed files of development alone write this, for tests of what an
-- application shows then.
create table standing_impersonators (
  environment_id text collate "C" not null,
  user_id text collate "C" not null,
  impersonator jsonb not null,
  primary key (environment_id, user_id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);

-- As in 0034: plan for the largest environment.
alter table applied_seeds alter column environment_id set (n_distinct = 1);
alter table standing_impersonators alter column environment_id set (n_distinct = 1);
