-- What people prove themselves with beside their first factor.
create table authentication_factors (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  type text not null check (type in ('totp', 'sms', 'generic_otp')),
  -- Null for a factor whose owner the application alone knows.
  user_id text collate "C",
  totp_issuer text,
  totp_user text,
  sealed_totp_secret text,
  -- The newest time step that was accepted: neither it nor an older one is accepted again.
  totp_last_step bigint,
  phone_number text,
  -- Somebody has shown a code of it, or the application vouched for it: only then it is asked for at a sign-in.
  verified_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  constraint authentication_factors_totp check ((type = 'totp') = (sealed_totp_secret is not null)),
  constraint authentication_factors_sms check ((type = 'sms') = (phone_number is not null))
);
create index authentication_factors_user on authentication_factors (environment_id, user_id, id);

create table authentication_challenges (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  authentication_factor_id text collate "C" not null,
  -- Null for TOTP, whose codes follow from the factor.
  sealed_code text,
  attempts integer not null default 0,
  expires_at timestamptz(3),
  verified_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, authentication_factor_id)
    references authentication_factors (environment_id, id) on delete cascade
);
create index authentication_challenges_factor on authentication_challenges (environment_id, authentication_factor_id);
create index authentication_challenges_created_at on authentication_challenges (created_at);

-- For whoever has lost the device with the second factor. Shown once, kept as keyed hashes, used once.
create table recovery_codes (
  environment_id text collate "C" not null,
  user_id text collate "C" not null,
  hash bytea not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, user_id, hash),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);

-- A browser that is remembered has passed the second factor too.
alter table browser_sessions add column second_factor boolean not null default false;
