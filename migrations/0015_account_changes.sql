-- Links that set a new password. The API gives a token back, so it is sealed; it is found by its keyed hash.
create table password_resets (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  -- Where the link went: what it proves when it is used.
  email text not null,
  token_hash bytea not null,
  sealed_token text not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- A newer link took its place.
  replaced_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
-- The link in a mail carries nothing but the token.
create unique index password_resets_token on password_resets (token_hash);
create index password_resets_user on password_resets (environment_id, user_id);
create index password_resets_expires_at on password_resets (expires_at);

alter table one_time_codes drop constraint one_time_codes_purpose_check;
alter table one_time_codes add constraint one_time_codes_purpose_check
  check (purpose in ('email_verification', 'magic_auth', 'email_change'));

-- Accounts at other providers with which people sign in.
create table identities (
  environment_id text collate "C" not null,
  -- As in `authentication_method`: GitHubOAuth.
  provider text collate "C" not null,
  -- What the provider calls the person, for good.
  idp_id text collate "C" not null,
  user_id text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, provider, idp_id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index identities_user on identities (environment_id, user_id, created_at);

-- Whoever is signed out everywhere also loses what was begun: these are found by the user.
create index authorization_codes_user on authorization_codes (environment_id, user_id);
create index authorization_requests_user on authorization_requests (environment_id, (attempt ->> 'userId'))
  where attempt is not null;
