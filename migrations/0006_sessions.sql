create table sessions (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  -- The organization of the last token; the next refresh asks for it again.
  organization_id text collate "C",
  auth_method text not null,
  -- Expiry follows from expires_at.
  status text not null check (status in ('active', 'revoked')),
  ip_address text,
  user_agent text,
  impersonator jsonb,
  -- Moves with a new proof of identity, not with a refresh: claim auth_time.
  authenticated_at timestamptz(3) not null,
  -- Counts the refreshes. A refresh token names session and generation; nothing else of it is stored.
  generation integer not null default 0,
  refreshed_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index sessions_user on sessions (environment_id, user_id, id);
-- A sign-out address carries nothing but the session id.
create unique index sessions_id on sessions (id);
