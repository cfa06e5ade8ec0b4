-- What official calls set on connections beside ours.
alter table connections add column external_id text collate "C";
create unique index connections_external_id on connections (environment_id, external_id) where external_id is not null;

alter table saml_certificates
  add column id text collate "C" not null
    default 'saml_x509_cert_0' || upper(substr(md5(random()::text || clock_timestamp()::text), 1, 25)),
  add column created_at timestamptz(3) not null default now(),
  -- Added beside metadata, which does not remove it when it is read again.
  add column is_separate boolean not null default false;
create unique index saml_certificates_id on saml_certificates (environment_id, id);

-- Null for both uses, which a key of ours is for unless it was made for one.
alter table saml_keys add column use text check (use in ('signing', 'encryption'));

alter table oidc_settings
  add column kept_redirect_uri text,
  add column uses_pkce boolean not null default true,
  -- Null for what the provider announces.
  add column id_token_algorithm text,
  -- Null for when the ID token lacks what is read.
  add column asks_userinfo boolean;
