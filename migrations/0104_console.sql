-- What an environment is for. That of the kind `system` has the operators of the server as its users; there is one at most.
alter table environments add column kind text collate "C" not null default 'production'
  check (kind in ('production', 'sandbox', 'system'));
create unique index environments_system on environments ((true)) where kind = 'system';

-- Who runs the server with the console: invited by email, and the user who has proven it from the first sign-in on.
create table operators (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  email text collate "C" not null,
  canonical_email text collate "C" not null,
  user_id text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
alter table operators alter column environment_id set (n_distinct = 1);
create unique index operators_email on operators (environment_id, canonical_email);
create unique index operators_user on operators (environment_id, user_id);

-- The role of an operator in one environment, or in all of them, that of the operators included.
create table operator_roles (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  operator_id text collate "C" not null,
  -- Null for all environments.
  scope_environment_id text collate "C" references environments (id) on delete cascade,
  role text collate "C" not null check (role in ('owner', 'developer', 'support', 'viewer')),
  primary key (environment_id, id),
  foreign key (environment_id, operator_id) references operators (environment_id, id) on delete cascade
);
alter table operator_roles alter column environment_id set (n_distinct = 1);
create unique index operator_roles_scope on operator_roles (environment_id, operator_id, coalesce(scope_environment_id, ''));
create index operator_roles_environment on operator_roles (scope_environment_id);

-- A browser in which an operator is signed in to the console.
create table console_sessions (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  operator_id text collate "C" not null,
  -- The sign-in on the hosted pages, with which this ends. Null for the one of development.
  session_id text collate "C",
  hash bytea not null,
  -- The cookie before the last proof: calls that were on their way still count, without that proof.
  previous_hash bytea,
  previous_until timestamptz(3),
  -- When the operator last proved who they are.
  proven_at timestamptz(3) not null,
  used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, operator_id) references operators (environment_id, id) on delete cascade,
  foreign key (environment_id, session_id) references sessions (environment_id, id) on delete cascade
);
alter table console_sessions alter column environment_id set (n_distinct = 1);
create unique index console_sessions_hash on console_sessions (hash);
create unique index console_sessions_previous on console_sessions (previous_hash);
create index console_sessions_operator on console_sessions (environment_id, operator_id);
create index console_sessions_session on console_sessions (environment_id, session_id);
create index console_sessions_expiry on console_sessions (expires_at);

-- Changes by operators and management keys, committed with the change, until they are in the audit log of their environment.
create table operator_log_entries (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  entry json not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id)
);
alter table operator_log_entries alter column environment_id set (n_distinct = 1);

-- The log of an environment: the audit log of an organization of the operators' environment. It stays when the environment goes.
create table operator_logs (
  environment_id text collate "C" not null,
  organization_id text collate "C" not null,
  of_environment_id text collate "C" not null,
  primary key (environment_id, organization_id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
alter table operator_logs alter column environment_id set (n_distinct = 1);
create unique index operator_logs_environment on operator_logs (environment_id, of_environment_id);

-- A key that was rolled works until its overlap ends.
alter table management_keys add column last_used_at timestamptz(3), add column expires_at timestamptz(3);
create index saml_certificates_expiry on saml_certificates (environment_id, expires_at) where vanished_at is null;
