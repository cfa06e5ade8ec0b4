-- Agents that registered themselves: one row for each registration, with the identity that it gives the agent.
create table agent_registrations (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  identity_id text collate "C" not null,
  kind text not null check (kind in ('anonymous', 'service_auth', 'identity_assertion')),
  status text not null check (status in ('unverified', 'verified', 'expired', 'revoked')),
  organization_id text collate "C" not null,
  -- Whether the organization was made for the agent.
  has_own_organization boolean not null,
  -- For whom the agent acts, once a person has claimed it.
  user_id text collate "C",
  -- An assertion of an earlier version opens nothing any more.
  assertion_version integer not null,
  -- Of the refresh token, which there is once the agent is claimed.
  refresh_generation integer not null,
  refreshed_at timestamptz(3),
  refresh_expires_at timestamptz(3),
  -- When it ends unless the agent is claimed before. Null from then on.
  expires_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
create index agent_registrations_organization on agent_registrations (environment_id, organization_id, id);
create index agent_registrations_user on agent_registrations (environment_id, user_id, id) where user_id is not null;
create index agent_registrations_expiry on agent_registrations (expires_at) where status = 'unverified';
alter table agent_registrations alter column environment_id set (n_distinct = 1);

-- The claim of a registration: what lets a person make the agent act for them.
create table agent_claims (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  registration_id text collate "C" not null,
  -- Of the token that the agent has.
  hash bytea not null,
  -- The attempt that completed it.
  completed_by_attempt_id text collate "C",
  claimed_at timestamptz(3),
  -- When the identity of the claimed agent left, which it does once.
  handed_out_at timestamptz(3),
  -- Of the agent that polls.
  polled_at timestamptz(3),
  interval_seconds integer not null default 5,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, registration_id) references agent_registrations (environment_id, id) on delete cascade
);
create unique index agent_claims_hash on agent_claims (hash);
create unique index agent_claims_registration on agent_claims (environment_id, registration_id);
alter table agent_claims alter column environment_id set (n_distinct = 1);

-- One try to have a person claim a registration. The newest one of a claim counts.
create table agent_claim_attempts (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  claim_id text collate "C" not null,
  -- Of the token in the link that the person opens.
  hash bytea not null,
  -- Of the code that the agent has, which the person may type in.
  agent_code_hash bytea not null,
  -- Who may claim: an email as the agent named it.
  login_hint text not null,
  status text not null check (status in ('waiting', 'confirmed', 'denied', 'superseded', 'completed')),
  -- Who confirmed it, and where the agent is to act.
  user_id text collate "C",
  organization_id text collate "C",
  -- What the person reads to the agent, once they have confirmed.
  sealed_user_code text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, claim_id) references agent_claims (environment_id, id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create unique index agent_claim_attempts_hash on agent_claim_attempts (hash);
create index agent_claim_attempts_claim on agent_claim_attempts (environment_id, claim_id, id);
create index agent_claim_attempts_user on agent_claim_attempts (environment_id, user_id) where user_id is not null;
create index agent_claim_attempts_organization on agent_claim_attempts (environment_id, organization_id)
  where organization_id is not null;
alter table agent_claim_attempts alter column environment_id set (n_distinct = 1);

-- What agents hold. A credential counts while its row is there.
create table agent_credentials (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  registration_id text collate "C" not null,
  -- Of an access token.
  jti text collate "C",
  api_key_id text collate "C",
  expires_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, registration_id) references agent_registrations (environment_id, id) on delete cascade,
  foreign key (environment_id, api_key_id) references api_keys (environment_id, id) on delete cascade,
  check ((jti is null) <> (api_key_id is null))
);
create unique index agent_credentials_jti on agent_credentials (environment_id, jti) where jti is not null;
create unique index agent_credentials_api_key on agent_credentials (environment_id, api_key_id) where api_key_id is not null;
create index agent_credentials_registration on agent_credentials (environment_id, registration_id);
create index agent_credentials_expiry on agent_credentials (expires_at) where expires_at is not null;
alter table agent_credentials alter column environment_id set (n_distinct = 1);

-- The keys that sign what agents get to prove their registration (ES256). The newest signs.
create table agent_keys (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  public_jwk jsonb not null,
  sealed_private_key text not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create index agent_keys_created on agent_keys (created_at);
alter table agent_keys alter column environment_id set (n_distinct = 1);
