-- Links that applications ask for by the older API: each signs one person in, once, and gives the application a code.
create table passwordless_sessions (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  email text not null,
  -- Of an organization. Null for the environment's own.
  connection_id text collate "C",
  redirect_uri text not null,
  state text,
  token_hash bytea not null,
  sealed_token text not null,
  used_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id) references environments (id) on delete cascade,
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
alter table passwordless_sessions alter column environment_id set (n_distinct = 1);
-- A link names no environment.
create unique index passwordless_sessions_token on passwordless_sessions (token_hash);
create index passwordless_sessions_connection on passwordless_sessions (environment_id, connection_id)
  where connection_id is not null;
create index passwordless_sessions_email on passwordless_sessions (environment_id, lower(email));
create index passwordless_sessions_expiry on passwordless_sessions (expires_at);

-- Profiles of people who came by a link name a connection of the environment, as those of social providers do.
alter table connections drop constraint connections_organization;
alter table connections add constraint connections_organization
  check (organization_id is not null or connection_type like '%OAuth' or connection_type = 'MagicLink');
