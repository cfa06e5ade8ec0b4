-- An environment is a wall: every other table starts its keys with environment_id.
create table environments (
  id text collate "C" primary key,
  name text not null,
  -- The client id in the environment's tokens, links and pages.
  client_id text not null unique,
  -- Where people go who have nowhere else to go.
  app_homepage_url text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

-- Random keys that hash credentials and seal secrets, themselves sealed under the master key: a new master key seals
-- these rows anew and changes nothing else.
create table data_keys (
  purpose text primary key,
  sealed text not null
);

-- The one way from a presented secret to its environment and owner.
create table credentials (
  hash bytea primary key,
  environment_id text collate "C" not null references environments (id) on delete cascade,
  kind text not null check (kind in ('management_key')),
  owner_id text collate "C" not null
);
create index credentials_owner on credentials (environment_id, owner_id);

-- Keys of the management API. The secret itself is shown once and kept as a keyed hash in credentials.
create table management_keys (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  name text not null,
  obfuscated_value text not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id)
);

-- RSA keys that sign access tokens. active_at lies 15 minutes after publication; retired_at ends publication.
create table signing_keys (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  public_jwk jsonb not null,
  sealed_private_key text not null,
  created_at timestamptz(3) not null,
  active_at timestamptz(3) not null,
  retired_at timestamptz(3),
  primary key (environment_id, id)
);

-- First answers of requests that carried an Idempotency-Key.
create table idempotency_keys (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  operation_id text not null,
  key text collate "C" not null,
  request_hash bytea not null,
  sealed_answer text not null,
  created_at timestamptz(3) not null,
  constraint idempotency_keys_pkey primary key (environment_id, operation_id, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

-- Tries against one thing that can be guessed or flooded; subject is a keyed hash, never an address in clear.
create table guess_limits (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  name text not null,
  subject bytea not null,
  window_ends_at timestamptz(3) not null,
  count integer not null,
  primary key (environment_id, name, subject)
);
create index guess_limits_window_ends_at on guess_limits (window_ends_at);
