-- Clients at OpenID Connect providers that prove themselves with a signature, and scopes that providers want for more claims.
alter table oidc_settings drop constraint oidc_settings_client_authentication_check;
alter table oidc_settings add constraint oidc_settings_client_authentication_check
  check (client_authentication in ('client_secret_basic', 'client_secret_post', 'private_key_jwt'));
alter table oidc_settings add column scopes text[] not null default '{}';

-- Our own keys: a connection signs with its newest, and its provider reads all of them.
create table oidc_keys (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  public_jwk jsonb not null,
  sealed_private_key text not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
create index oidc_keys_connection on oidc_keys (environment_id, connection_id, id);
alter table oidc_keys alter column environment_id set (n_distinct = 1);
