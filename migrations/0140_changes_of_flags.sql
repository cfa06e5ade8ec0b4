-- What each version of an environment's snapshot changed, so that a process brings the one that it has up to date instead of making
-- it again. A version that was made without a change here, by an earlier release, has it made again.
-- Oldest release: 0.1.0.
alter table feature_flag_versions
  add column number bigint not null default 0,
  add column former_version text collate "C";
create table feature_flag_changes (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  -- Of the version, without a gap.
  number bigint not null,
  version text collate "C" not null,
  former_version text collate "C",
  -- The flag that changed as a whole, or the organization that came or went.
  flag_id text collate "C",
  organization_id text collate "C",
  created_at timestamptz(3) not null default now(),
  primary key (environment_id, number),
  check (num_nonnulls(flag_id, organization_id) = 1)
);
alter table feature_flag_changes alter column environment_id set (n_distinct = 1);
create index feature_flag_changes_age on feature_flag_changes (created_at);
