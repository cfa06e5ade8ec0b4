-- Keys of applications that sign to prove themselves (RFC 7523), by value or by the address that publishes them.
alter table connect_applications add column jwks jsonb;
alter table connect_applications add column jwks_uri text;
alter table connect_applications add constraint connect_applications_keys check (jwks is null or jwks_uri is null);
alter table connect_applications drop constraint connect_applications_token_endpoint_auth_method_check;
alter table connect_applications add constraint connect_applications_token_endpoint_auth_method_check
  check (token_endpoint_auth_method in ('none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'));

-- An assertion counts once. Its id is kept as a hash until it would have run out.
create table connect_used_assertions (
  environment_id text collate "C" not null,
  application_id text collate "C" not null,
  hash bytea not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, application_id, hash),
  foreign key (environment_id, application_id) references connect_applications (environment_id, id) on delete cascade
);
create index connect_used_assertions_expiry on connect_used_assertions (expires_at);
alter table connect_used_assertions alter column environment_id set (n_distinct = 1);
