-- Servers whose word about their users counts when agents register (ID-JAG).
create table agent_trusted_issuers (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- Compared character by character.
  issuer text collate "C" not null,
  -- What people are shown.
  name text not null,
  -- Its keys by value or by address. Without either, its metadata says where they are.
  jwks jsonb,
  jwks_uri text,
  -- For whose emails it speaks: a user with one of them needs not confirm.
  email_domains text[] not null,
  -- How long ago a user may have signed in there.
  max_age_seconds integer not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  check (jwks is null or jwks_uri is null)
);
create unique index agent_trusted_issuers_issuer on agent_trusted_issuers (environment_id, issuer);
alter table agent_trusted_issuers alter column environment_id set (n_distinct = 1);

-- What issuers signed and was used, until it would count no more. Not of an issuer's row: one that is deleted and trusted
-- again has used what it had.
create table agent_used_messages (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  hash bytea not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, hash)
);
create index agent_used_messages_expiry on agent_used_messages (expires_at);
alter table agent_used_messages alter column environment_id set (n_distinct = 1);

-- Who vouched for a registration, and for whom: the issuer's own id of its user.
alter table agent_registrations
  add column issuer_id text collate "C",
  add column issuer_subject text collate "C",
  add foreign key (environment_id, issuer_id) references agent_trusted_issuers (environment_id, id)
    on delete set null (issuer_id);
create index agent_registrations_issuer on agent_registrations (environment_id, issuer_id, id) where issuer_id is not null;
-- One that is open for each user of an issuer.
create unique index agent_registrations_subject on agent_registrations (environment_id, issuer_id, issuer_subject)
  where status in ('unverified', 'verified');
