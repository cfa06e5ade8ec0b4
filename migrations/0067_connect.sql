-- Applications of others: machines of customers, and what signs people in with this server.
create table connect_applications (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- Told apart over all environments: the token endpoint knows the environment by it.
  client_id text collate "C" not null,
  application_type text not null check (application_type in ('oauth', 'm2m')),
  name text not null,
  description text,
  -- Null for first parties and for what registered itself.
  organization_id text collate "C",
  scopes text[] not null,
  -- Of `{uri, default}`, one of which is the default.
  redirect_uris jsonb not null,
  uses_pkce boolean not null,
  is_first_party boolean not null,
  was_dynamically_registered boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  check (application_type = 'oauth' or organization_id is not null)
);
create unique index connect_applications_client on connect_applications (client_id);
create index connect_applications_organization on connect_applications (environment_id, organization_id, id)
  where organization_id is not null;
alter table connect_applications alter column environment_id set (n_distinct = 1);

create table connect_client_secrets (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  application_id text collate "C" not null,
  hash bytea not null,
  hint text not null,
  -- A minute behind at most. Not indexed, so that such a write touches no index.
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, application_id) references connect_applications (environment_id, id) on delete cascade
) with (fillfactor = 85);
create index connect_client_secrets_application on connect_client_secrets (environment_id, application_id, id);
alter table connect_client_secrets alter column environment_id set (n_distinct = 1);

-- What access tokens may be made for (RFC 8707).
create table connect_resources (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  uri text collate "C" not null,
  is_default boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index connect_resources_uri on connect_resources (environment_id, uri);
create unique index connect_resources_default on connect_resources (environment_id) where is_default;
alter table connect_resources alter column environment_id set (n_distinct = 1);

-- Access tokens are not stored; those that were revoked are, until they expire.
create table connect_revoked_tokens (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  jti text collate "C" not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, jti)
);
create index connect_revoked_tokens_expiry on connect_revoked_tokens (expires_at);
alter table connect_revoked_tokens alter column environment_id set (n_distinct = 1);
