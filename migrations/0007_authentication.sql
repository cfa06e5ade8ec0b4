-- Where an application may be called back, and where a sign-out may lead.
create table redirect_uris (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  uri text collate "C" not null,
  is_default boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index redirect_uris_uri on redirect_uris (environment_id, uri);
create unique index redirect_uris_default on redirect_uris (environment_id) where is_default;

-- Six-digit codes sent by mail. The API can read a code back, so it is sealed rather than hashed.
create table one_time_codes (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  purpose text not null check (purpose in ('email_verification', 'magic_auth')),
  user_id text collate "C" not null,
  email text not null,
  sealed_code text not null,
  attempts integer not null default 0,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- A newer code took its place.
  replaced_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index one_time_codes_user on one_time_codes (environment_id, user_id, purpose, id);
create index one_time_codes_expires_at on one_time_codes (expires_at);

-- Sign-ins that wait for a further step. The token that continues one is kept as a keyed hash.
create table pending_authentications (
  environment_id text collate "C" not null,
  hash bytea not null,
  user_id text collate "C" not null,
  -- The step that is waited for: a token serves no other.
  step text not null,
  attempt jsonb not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index pending_authentications_user on pending_authentications (environment_id, user_id);
create index pending_authentications_expires_at on pending_authentications (expires_at);

-- A visit to the authorization endpoint and how far the browser has come with it.
create table authorization_requests (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  hash bytea not null,
  -- The browser that started it; no other may continue.
  browser_hash bytea not null,
  client_id text not null,
  redirect_uri text not null,
  state text,
  code_challenge text,
  parameters jsonb not null,
  -- The sign-in so far, and the step that it waits for.
  attempt jsonb,
  step text,
  completed_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash)
);
create unique index authorization_requests_hash on authorization_requests (hash);
create index authorization_requests_expires_at on authorization_requests (expires_at);

-- Codes that a callback carries. Kept after use, so that a second use can end what the first one began.
create table authorization_codes (
  environment_id text collate "C" not null,
  hash bytea not null,
  client_id text not null,
  redirect_uri text not null,
  code_challenge text,
  user_id text collate "C" not null,
  attempt jsonb not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  session_id text collate "C",
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index authorization_codes_expires_at on authorization_codes (expires_at);

-- The hosted pages' own memory of a browser: a second application does not ask again.
create table browser_sessions (
  environment_id text collate "C" not null,
  hash bytea not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  auth_method text not null,
  authenticated_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index browser_sessions_user on browser_sessions (environment_id, user_id);
create index browser_sessions_expires_at on browser_sessions (expires_at);

-- Signing out of a session also signs the browser out of the hosted pages.
alter table sessions add column browser_session_id text collate "C";
