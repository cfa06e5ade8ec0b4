-- Switches of the application. Who gets a flag: see src/access/feature-flags/evaluation.ts.
create table feature_flags (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  slug text collate "C" not null,
  name text not null,
  description text,
  tags text[] not null,
  -- Who is asked about the flag, as the API shows them: somebody of the application's own team.
  owner jsonb,
  enabled boolean not null,
  -- What everybody gets who is no target.
  default_value boolean not null,
  -- Which share of the organizations gets it, those that are targets aside.
  rollout_percentage integer not null check (rollout_percentage between 0 and 100),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  constraint feature_flags_slug unique (environment_id, slug),
  -- On for everybody leaves nothing to roll out.
  check (not default_value or rollout_percentage = 0)
);
-- Whether a new organization concerns any flag.
create index feature_flags_rollouts on feature_flags (environment_id) where rollout_percentage > 0;

create table feature_flag_targets (
  environment_id text collate "C" not null,
  flag_id text collate "C" not null,
  user_id text collate "C",
  organization_id text collate "C",
  target_id text collate "C" not null generated always as (coalesce(user_id, organization_id)) stored,
  -- An organization can be kept out of a roll-out; a user can only be let in.
  enabled boolean not null check (enabled or organization_id is not null),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, flag_id, target_id),
  foreign key (environment_id, flag_id) references feature_flags (environment_id, id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  check (num_nonnulls(user_id, organization_id) = 1)
);
create index feature_flag_targets_user on feature_flag_targets (environment_id, user_id, flag_id)
  where user_id is not null;
create index feature_flag_targets_organization on feature_flag_targets (environment_id, organization_id, flag_id)
  where organization_id is not null;

-- What names the present content of an environment's snapshot: see src/access/feature-flags/snapshot.ts.
create table feature_flag_versions (
  environment_id text collate "C" primary key,
  version text collate "C" not null
);
alter table feature_flags alter column environment_id set (n_distinct = 1);
alter table feature_flag_versions alter column environment_id set (n_distinct = 1);
alter table feature_flag_targets alter column environment_id set (n_distinct = 1);
