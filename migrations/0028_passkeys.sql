-- Public keys with which people sign in (WebAuthn).
create table passkeys (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  -- base64url, as browsers send it.
  credential_id text collate "C" not null,
  -- COSE.
  public_key bytea not null,
  -- How often it signed, by its own count; 0 for those that do not count.
  counter bigint not null,
  transports text[] not null,
  -- Whether it is synced to further devices.
  is_backed_up boolean not null,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create unique index passkeys_credential on passkeys (environment_id, credential_id);
create index passkeys_user on passkeys (environment_id, user_id, id);

-- Who was asked to create a passkey and did not want to.
create table passkey_offers (
  environment_id text collate "C" not null,
  user_id text collate "C" not null,
  declined_at timestamptz(3) not null,
  is_final boolean not null,
  primary key (environment_id, user_id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);

-- What the next passkey of a visit has to sign. One at a time, for one use.
alter table authorization_requests add column passkey_challenge text;
