-- SCIM servers of applications to which people and groups are pushed, what each of them has, and the requests to them.
-- Oldest release: 0.1.0.
create table scim_targets (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  name text not null,
  endpoint_url text not null,
  -- How it is authenticated to, without the secret.
  authentication jsonb not null,
  sealed_secret text not null,
  -- The source of each attribute; those that are not named have their defaults.
  attribute_mapping jsonb not null,
  -- Whose people are pushed; null for no restriction.
  organization_ids text[],
  role_slugs text[],
  group_ids text[],
  pushes_groups boolean not null,
  update_method text collate "C" not null check (update_method in ('automatic', 'patch', 'put')),
  -- What its ServiceProviderConfig says; null where it says nothing.
  supports_patch boolean,
  deprovisioning text collate "C" not null check (deprovisioning in ('deactivate', 'delete')),
  -- `refused`: it refused the credentials, and is paused until they are replaced.
  state text collate "C" not null check (state in ('active', 'paused', 'refused')),
  -- The step of the reconciliation that runs, and how far it is; null while none runs.
  reconciliation_phase text collate "C",
  reconciliation_cursor text,
  -- Names the run, by which objects are marked that the target has listed.
  reconciliation_run text collate "C",
  reconciled_at timestamptz(3),
  failures integer not null default 0,
  last_error text,
  last_error_at timestamptz(3),
  -- When there is something to do; null where there is nothing.
  next_attempt_at timestamptz(3),
  locked_until timestamptz(3),
  locked_by text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index scim_targets_due on scim_targets (next_attempt_at) where next_attempt_at is not null;
comment on table scim_targets is 'SCIM servers of applications to which people and groups are pushed.';
alter table scim_targets alter column environment_id set (n_distinct = 1);

create table scim_target_objects (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  target_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('user', 'group')),
  -- The user or group. There is no reference, since the row outlives it until the target knows.
  object_id text collate "C" not null,
  -- What the target calls it; null until it has it.
  remote_id text,
  -- Whether a create may have reached the target without its response being stored.
  create_begun boolean not null default false,
  -- As the target last acknowledged it: whether it is active, and a digest of each attribute.
  active boolean not null default false,
  pushed jsonb not null default '{}',
  -- Whether the target is asked first what it has.
  needs_check boolean not null default false,
  -- Moves on with each change, so that one that comes during a push is not lost.
  revision bigint not null default 0,
  -- What takes access away (0) goes before all else (1).
  priority smallint not null,
  -- When it is pushed; null while the target is up to date.
  due_at timestamptz(3),
  -- The event that it follows from, or `reconciliation`.
  cause text collate "C" not null,
  event_id text collate "C",
  -- The reconciliation that last saw it at the target.
  seen_in text collate "C",
  failures integer not null default 0,
  last_error text,
  pushed_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, target_id) references scim_targets (environment_id, id) on delete cascade
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);
create unique index scim_target_objects_object on scim_target_objects (environment_id, target_id, object_id, kind);
create unique index scim_target_objects_remote on scim_target_objects (environment_id, target_id, kind, remote_id) where remote_id is not null;
create index scim_target_objects_of_target on scim_target_objects (environment_id, target_id, id);
create index scim_target_objects_due on scim_target_objects (environment_id, target_id, priority, due_at, id) where due_at is not null;
create index scim_target_objects_pending on scim_target_objects (environment_id, target_id, id) where due_at is not null;
create index scim_target_objects_failed on scim_target_objects (environment_id, target_id, id) where failures > 0;
create index scim_target_objects_of_object on scim_target_objects (environment_id, object_id);
comment on table scim_target_objects is 'What a SCIM target has of a user or group, and what it must still be told.';
alter table scim_target_objects alter column environment_id set (n_distinct = 1);

create table scim_target_members (
  environment_id text collate "C" not null,
  -- The group's row in scim_target_objects.
  group_object_id text collate "C" not null,
  -- What the target calls the member.
  remote_id text not null,
  primary key (environment_id, group_object_id, remote_id),
  foreign key (environment_id, group_object_id) references scim_target_objects (environment_id, id) on delete cascade
);
comment on table scim_target_members is 'The members that a SCIM target has in a group.';
alter table scim_target_members alter column environment_id set (n_distinct = 1);

create table scim_target_requests (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  target_id text collate "C" not null,
  -- Null for a request that is about no single object.
  object_id text collate "C",
  cause text collate "C" not null,
  event_id text collate "C",
  method text collate "C" not null,
  path text not null,
  request_body text,
  response_status integer,
  response_excerpt text,
  error text,
  duration_ms integer not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, target_id) references scim_targets (environment_id, id) on delete cascade
) with (autovacuum_vacuum_scale_factor = 0.02);
create index scim_target_requests_of_target on scim_target_requests (environment_id, target_id, id);
create index scim_target_requests_of_object on scim_target_requests (environment_id, object_id, target_id, id);
create index scim_target_requests_created on scim_target_requests (created_at);
comment on table scim_target_requests is 'Requests to SCIM targets, and what was answered.';
alter table scim_target_requests alter column environment_id set (n_distinct = 1);
