-- How a SAML provider takes logout requests, and where answers to its own go if that is another address.
alter table saml_settings add column idp_slo_binding text not null default 'redirect'
  check (idp_slo_binding in ('redirect', 'post'));
alter table saml_settings add column idp_slo_response_url text;
-- Whether a sign-out on the hosted pages ends the session there as well.
alter table saml_settings add column signs_out_at_provider boolean not null default false;

-- A person has as many sessions at a SAML provider as browsers, and it ends each by its name. A session has the id of the
-- sign-in that it began with; those from before have that of their profile.
alter table provider_sessions add column id text collate "C";
update provider_sessions set id = profile_id;
alter table provider_sessions drop constraint provider_sessions_pkey;
alter table provider_sessions add primary key (environment_id, id);
create index provider_sessions_profile on provider_sessions (environment_id, profile_id);
-- Of a connection with the NameID of the person, and with the session index: what a logout request names.
alter table provider_sessions add column name_id_hash bytea;
alter table provider_sessions add column session_index_hash bytea;
create index provider_sessions_name_id on provider_sessions (environment_id, name_id_hash) where name_id_hash is not null;

-- The sign-in at a provider that a session began with, which ends with the session there.
alter table sessions add column sso_session_id text collate "C";
create index sessions_sso_session on sessions (environment_id, sso_session_id) where sso_session_id is not null;
alter table browser_sessions add column sso_session_id text collate "C";
create index browser_sessions_sso_session on browser_sessions (environment_id, sso_session_id)
  where sso_session_id is not null;

-- Browsers that were sent to a SAML provider to end a session there.
create table sign_out_visits (
  environment_id text collate "C" not null,
  -- Of the RelayState.
  hash bytea not null,
  connection_id text collate "C" not null,
  profile_id text collate "C" not null,
  -- Of the secret that the browser has in a cookie.
  browser_hash bytea not null,
  -- The id of the logout request that the answer has to name.
  request_id text collate "C" not null,
  -- Where the browser goes on afterwards, and the form that carries the request.
  sealed_visit text not null,
  answered_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, connection_id, request_id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade,
  foreign key (environment_id, profile_id) references profiles (environment_id, id) on delete cascade
);
create index sign_out_visits_profile on sign_out_visits (environment_id, profile_id);
-- The address of a visit names no environment.
create unique index sign_out_visits_hash on sign_out_visits (hash);
create index sign_out_visits_expiry on sign_out_visits (expires_at);
alter table sign_out_visits alter column environment_id set (n_distinct = 1);
