-- People as the providers of connections know them.
create table profiles (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  organization_id text collate "C" not null,
  -- The provider's own name of the person, compared exactly.
  idp_id text collate "C" not null,
  email text not null,
  first_name text,
  last_name text,
  name text,
  groups text[] not null default '{}',
  -- Those that the groups give, highest priority first. Empty: the default role.
  role_slugs text[] not null default '{}',
  custom_attributes jsonb not null default '{}',
  raw_attributes jsonb not null default '{}',
  -- The user that signs in by it, once that is proven.
  user_id text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create unique index profiles_idp_id on profiles (environment_id, connection_id, idp_id);
create index profiles_user on profiles (environment_id, user_id) where user_id is not null;
create index profiles_email on profiles (environment_id, lower(email));

-- One row for each attempt to sign in through a connection: its trace.
create table sso_sessions (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  organization_id text collate "C" not null,
  origin text not null check (origin in ('service_provider', 'identity_provider', 'test')),
  state text not null check (state in ('started', 'authorized', 'succeeded', 'failed', 'timed_out')),
  email text,
  profile_id text collate "C",
  ip_address text,
  user_agent text,
  failure_reason text,
  failure_message text,
  failure_details jsonb,
  -- What happened, in order: [{"name": …, "at": …}].
  steps jsonb not null,
  -- Request, response and what was read from it. Sealed, because a response is a credential for its minutes.
  sealed_exchange text,
  -- When an attempt that has not ended counts as timed out.
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
create index sso_sessions_connection on sso_sessions (environment_id, connection_id, id);
create index sso_sessions_organization on sso_sessions (environment_id, organization_id, id);
create index sso_sessions_open on sso_sessions (expires_at) where state in ('started', 'authorized');
create index sso_sessions_created on sso_sessions (created_at);

-- The secret part of an attempt, while a browser is at the provider and on its way back.
create table sso_visits (
  environment_id text collate "C" not null,
  -- Of the state that goes to the provider and comes back.
  hash bytea not null,
  session_id text collate "C" not null,
  connection_id text collate "C" not null,
  -- Of the secret that the browser has in a cookie.
  browser_hash bytea not null,
  -- The id of the SAML request that the response has to name.
  request_id text collate "C",
  -- What the visit is for, with everything that the answer has to match.
  sealed_visit text not null,
  -- What the provider has said of the person.
  sealed_answer text,
  answered_at timestamptz(3),
  -- When the browser came back with the answer and got what it came for.
  completed_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, session_id) references sso_sessions (environment_id, id) on delete cascade,
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
create unique index sso_visits_request on sso_visits (environment_id, connection_id, request_id) where request_id is not null;
create index sso_visits_session on sso_visits (environment_id, session_id);
create index sso_visits_expiry on sso_visits (expires_at);

-- Assertions that were accepted, until they could not come again.
create table saml_assertions (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  assertion_hash bytea not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, connection_id, assertion_hash),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
create index saml_assertions_expiry on saml_assertions (expires_at);

-- Codes of callbacks, and the access tokens that they were exchanged for.
create table sso_codes (
  environment_id text collate "C" not null,
  hash bytea not null,
  session_id text collate "C" not null,
  profile_id text collate "C" not null,
  code_challenge text,
  -- Whether user management takes it too: the application did not say which of the two it uses.
  starts_at_provider boolean not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  token_hash bytea,
  token_expires_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, session_id) references sso_sessions (environment_id, id) on delete cascade,
  foreign key (environment_id, profile_id) references profiles (environment_id, id) on delete cascade
);
create unique index sso_codes_token on sso_codes (token_hash) where token_hash is not null;
create index sso_codes_profile on sso_codes (environment_id, profile_id);
create index sso_codes_session on sso_codes (environment_id, session_id);
create index sso_codes_expiry on sso_codes (expires_at);

-- Sign-ins that a person has agreed to, by browser.
create table sso_consents (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  browser_hash bytea not null,
  idp_id text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, connection_id, browser_hash, idp_id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
-- Environments differ in size; plans are made for the largest.
alter table profiles alter column environment_id set (n_distinct = 1);
alter table sso_sessions alter column environment_id set (n_distinct = 1);
alter table sso_visits alter column environment_id set (n_distinct = 1);
alter table saml_assertions alter column environment_id set (n_distinct = 1);
alter table sso_codes alter column environment_id set (n_distinct = 1);
alter table sso_consents alter column environment_id set (n_distinct = 1);
