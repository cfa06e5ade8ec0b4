-- Blueprints of agents: what the agents made from one may do at most, and who may use it.
create table agent_blueprints (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  name text not null,
  description text,
  -- Slugs, in the order in which they were given. One whose permission was deleted permits nothing.
  permissions text[] not null,
  -- Roles whose members may use it, and organizations in which it may be used: all where the list is empty. What a list names
  -- may be gone; it stays in the list, so that a list never becomes empty by a deletion.
  role_slugs text[] not null,
  organization_ids text[] not null,
  max_age_seconds integer not null,
  access_token_ttl_seconds integer not null,
  refresh_token_ttl_seconds integer not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index agent_blueprints_name on agent_blueprints (environment_id, name);
alter table agent_blueprints alter column environment_id set (n_distinct = 1);

-- Agents: a blueprint at work in an organization, for a member or, where there is none, for itself.
create table agent_instances (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  blueprint_id text collate "C" not null,
  organization_id text collate "C" not null,
  organization_membership_id text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, blueprint_id) references agent_blueprints (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_membership_id) references organization_memberships (environment_id, id)
    on delete cascade
);
create unique index agent_instances_actor on agent_instances
  (environment_id, blueprint_id, organization_id, organization_membership_id) nulls not distinct;
create index agent_instances_blueprint on agent_instances (environment_id, blueprint_id, id);
create index agent_instances_organization on agent_instances (environment_id, organization_id, id);
create index agent_instances_membership on agent_instances (environment_id, organization_membership_id)
  where organization_membership_id is not null;
alter table agent_instances alter column environment_id set (n_distinct = 1);

-- Sessions of agents. One that was made by the token of another is its child; all from the same root are a chain.
create table agent_sessions (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  instance_id text collate "C" not null,
  -- Those of the instance, for lists.
  blueprint_id text collate "C" not null,
  organization_id text collate "C" not null,
  parent_id text collate "C",
  -- Itself, where it has no parent.
  root_id text collate "C" not null,
  -- How many parents it has.
  depth integer not null,
  -- When the root was made.
  chain_began_at timestamptz(3) not null,
  -- The session of the user who delegated to the root, with which the chain ends.
  user_session_id text collate "C",
  -- Of the refresh token.
  generation integer not null,
  refreshed_at timestamptz(3) not null,
  -- What the latest token permits, and what it is for.
  permissions text[] not null,
  intent text,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, instance_id) references agent_instances (environment_id, id) on delete cascade,
  foreign key (environment_id, parent_id) references agent_sessions (environment_id, id) on delete cascade
);
create index agent_sessions_instance on agent_sessions (environment_id, instance_id, id);
create index agent_sessions_blueprint on agent_sessions (environment_id, blueprint_id, id);
create index agent_sessions_organization on agent_sessions (environment_id, organization_id, id);
create index agent_sessions_parent on agent_sessions (environment_id, parent_id) where parent_id is not null;
create index agent_sessions_user_session on agent_sessions (environment_id, user_session_id) where user_session_id is not null;
create index agent_sessions_expiry on agent_sessions (expires_at);
alter table agent_sessions alter column environment_id set (n_distinct = 1);
