-- Connections of organizations to their identity providers.
create table connections (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  connection_type text not null,
  name text not null,
  state text not null check (state in ('requires_type', 'draft', 'validating', 'active', 'inactive')),
  -- Stands in the addresses that the provider knows, so that an id of ours does not.
  external_key text collate "C" not null,
  -- Attributes of a profile with the names that the provider gives them.
  attribute_map jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create index connections_organization on connections (environment_id, organization_id, id);
-- The address of a response names no environment.
create unique index connections_external_key on connections (external_key);

create table connection_domains (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  domain text collate "C" not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
create unique index connection_domains_connection on connection_domains (environment_id, connection_id, domain);
create index connection_domains_domain on connection_domains (environment_id, domain, connection_id);

-- What a SAML connection knows of its provider. Null until it is configured, or until its metadata was read.
create table saml_settings (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  idp_entity_id text,
  idp_sso_url text,
  idp_sso_binding text not null default 'redirect' check (idp_sso_binding in ('redirect', 'post')),
  idp_slo_url text,
  idp_metadata_url text,
  idp_metadata_read_at timestamptz(3),
  signs_requests boolean not null default false,
  allows_sha1 boolean not null default false,
  allows_idp_initiated boolean not null default true,
  primary key (environment_id, connection_id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);

-- Certificates of providers, several while one replaces another.
create table saml_certificates (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  fingerprint text collate "C" not null,
  pem text not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, connection_id, fingerprint),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);

-- Our own keys: a connection signs requests with its newest and decrypts with all of them.
create table saml_keys (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  certificate text not null,
  sealed_private_key text not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
create index saml_keys_connection on saml_keys (environment_id, connection_id, id);

-- What an OpenID Connect connection knows of its provider. Null until it is configured.
create table oidc_settings (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  -- Compared exactly with what the provider says of itself. Null until its discovery document was read.
  issuer text,
  discovery_endpoint text,
  client_id text,
  sealed_client_secret text,
  client_authentication text not null default 'client_secret_basic'
    check (client_authentication in ('client_secret_basic', 'client_secret_post')),
  primary key (environment_id, connection_id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
