-- The environment's clients at other providers, with which people sign in.
create table social_providers (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  -- As in `authentication_method`: GitHubOAuth.
  provider text collate "C" not null,
  enabled boolean not null,
  client_id text not null,
  sealed_client_secret text not null,
  -- What some providers ask for beside the client: the team and key at Apple.
  settings jsonb not null,
  -- Asked for beside those that a sign-in needs.
  scopes text[] not null,
  return_tokens boolean not null,
  -- In development, where the provider answers instead of at its own addresses.
  endpoints jsonb,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, provider)
);

-- Browsers that were sent to a provider and are awaited back. Named by the `state` that they carry, deleted when they come.
create table provider_visits (
  environment_id text collate "C" not null,
  hash bytea not null,
  request_hash bytea not null,
  provider text collate "C" not null,
  -- The sign-in that it belongs to, the nonce and the PKCE verifier.
  sealed_visit text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, request_hash) references authorization_requests (environment_id, hash) on delete cascade
);
create index provider_visits_request on provider_visits (environment_id, request_hash);
