-- Services that an environment has set up, where its users have accounts.
create table data_integrations (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  slug text collate "C" not null,
  description text,
  enabled boolean not null,
  -- Invalid once the service has refused the environment's client.
  state text not null check (state in ('valid', 'invalid')),
  -- Null for the standard ones of the service.
  scopes text[],
  auth_methods text[] not null,
  config jsonb not null,
  -- Null where nobody signs in with OAuth.
  credentials_type text check (credentials_type in ('custom', 'organization')),
  client_id text,
  sealed_client_secret text,
  -- The end of the secret.
  client_secret_hint text,
  -- Null for services that the server knows.
  custom_provider jsonb,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index data_integrations_slug on data_integrations (environment_id, slug);
alter table data_integrations alter column environment_id set (n_distinct = 1);

-- What an organization says of one. Null is what the environment says.
create table data_integration_configurations (
  environment_id text collate "C" not null,
  integration_id text collate "C" not null,
  organization_id text collate "C" not null,
  enabled boolean,
  scopes text[],
  config jsonb not null,
  -- The organization's own client, for those with credentials of organizations.
  client_id text,
  sealed_client_secret text,
  client_secret_hint text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, integration_id, organization_id),
  foreign key (environment_id, integration_id) references data_integrations (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create index data_integration_configurations_organization on data_integration_configurations
  (environment_id, organization_id);
alter table data_integration_configurations alter column environment_id set (n_distinct = 1);
