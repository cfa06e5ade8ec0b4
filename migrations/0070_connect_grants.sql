-- What a user has authorized an application for: once for each organization and resource.
create table connect_consents (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  application_id text collate "C" not null,
  -- Null for who belongs to no organization.
  organization_id text collate "C",
  -- The address of a resource; null for the environment itself.
  resource text collate "C",
  scopes text[] not null,
  -- What the user chose on the consent page, as claims of tokens.
  claims jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  foreign key (environment_id, application_id) references connect_applications (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create unique index connect_consents_of on connect_consents (environment_id, user_id, application_id, organization_id, resource)
  nulls not distinct;
create index connect_consents_user on connect_consents (environment_id, user_id, id);
create index connect_consents_application on connect_consents (environment_id, application_id, id);
create index connect_consents_organization on connect_consents (environment_id, organization_id, id)
  where organization_id is not null;
alter table connect_consents alter column environment_id set (n_distinct = 1);

-- One authorization at one moment: the family of its refresh tokens. It lives as long as its session, which counts the refreshes.
create table connect_grants (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  consent_id text collate "C" not null,
  session_id text collate "C" not null,
  -- The sign-in of the browser on the hosted pages, whose sign-out ends the grant.
  browser_session_id text collate "C",
  scopes text[] not null,
  -- The key that refresh tokens are bound to (RFC 9449 §5), for clients that have no secret.
  dpop_jkt text,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, consent_id) references connect_consents (environment_id, id) on delete cascade,
  foreign key (environment_id, session_id) references sessions (environment_id, id) on delete cascade
);
create index connect_grants_consent on connect_grants (environment_id, consent_id);
create unique index connect_grants_session on connect_grants (environment_id, session_id);
create index connect_grants_browser on connect_grants (environment_id, browser_session_id) where browser_session_id is not null;
alter table connect_grants alter column environment_id set (n_distinct = 1);

-- Codes on their way through the browser.
create table connect_codes (
  environment_id text collate "C" not null,
  hash bytea not null,
  consent_id text collate "C" not null,
  redirect_uri text not null,
  code_challenge text not null,
  nonce text,
  scopes text[] not null,
  attempt jsonb not null,
  browser_session_id text collate "C",
  -- The key that the token request must prove (RFC 9449 §10).
  dpop_jkt text,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- Of the grant that the code was exchanged for.
  session_id text collate "C",
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, consent_id) references connect_consents (environment_id, id) on delete cascade
);
create index connect_codes_consent on connect_codes (environment_id, consent_id);
create index connect_codes_browser on connect_codes (environment_id, browser_session_id) where used_at is null;
create index connect_codes_expiry on connect_codes (expires_at);
alter table connect_codes alter column environment_id set (n_distinct = 1);

-- What an application asks of a browser that is signing in for it.
alter table authorization_requests add column connect jsonb;
