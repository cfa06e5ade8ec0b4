-- Accounts of people at the services of data integrations, for themselves or as members of an organization.
create table connected_accounts (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  integration_id text collate "C" not null,
  -- Null for an account of an organization itself.
  user_id text collate "C",
  organization_id text collate "C",
  auth_method text not null check (auth_method in ('oauth', 'api_key', 'client_credentials')),
  state text not null check (state in ('connected', 'needs_reauthorization')),
  scopes text[] not null,
  config jsonb not null,
  -- Of a client that the account brings.
  client_id text,
  -- The end of its secret, or of the key.
  hint text,
  -- What the service said beside its token.
  metadata jsonb not null,
  -- When the token ends. Null for one that does not, and for a key.
  expires_at timestamptz(3),
  -- Whether there is something to get another token with.
  is_renewable boolean not null,
  -- Counts the secrets that it has had. They are sealed for one of them alone.
  revision integer not null,
  key_ids text[] not null,
  wrapped_data_key bytea not null,
  ciphertext bytea not null,
  -- Who gets the next token, and until when they are believed to live.
  renewal_id text,
  renewal_until timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, integration_id) references data_integrations (environment_id, id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  check (user_id is not null or organization_id is not null)
) with (fillfactor = 85);
create unique index connected_accounts_owner on connected_accounts
  (environment_id, user_id, integration_id, organization_id) nulls not distinct;
create index connected_accounts_integration on connected_accounts (environment_id, integration_id);
create index connected_accounts_organization on connected_accounts (environment_id, organization_id)
  where organization_id is not null;
-- What a key is still needed for.
create index connected_accounts_keys on connected_accounts using gin (key_ids);
alter table connected_accounts alter column environment_id set (n_distinct = 1);

-- Browsers that are on their way to a service.
create table account_authorizations (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  integration_id text collate "C" not null,
  user_id text collate "C" not null,
  organization_id text collate "C",
  state_hash bytea not null,
  sealed_verifier text not null,
  -- Those that were asked for.
  scopes text[] not null,
  config jsonb not null,
  return_to text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, integration_id) references data_integrations (environment_id, id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create unique index account_authorizations_state on account_authorizations (state_hash);
create index account_authorizations_integration on account_authorizations (environment_id, integration_id);
create index account_authorizations_user on account_authorizations (environment_id, user_id);
create index account_authorizations_organization on account_authorizations (environment_id, organization_id)
  where organization_id is not null;
create index account_authorizations_expiry on account_authorizations (expires_at);
alter table account_authorizations alter column environment_id set (n_distinct = 1);
