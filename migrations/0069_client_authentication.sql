-- How an application proves itself at the token endpoint, as RFC 7591 §2 names it. `none`: a public one, which has no secret and
-- uses PKCE. With its first secret it is confidential, and stays so when its secrets are deleted.
alter table connect_applications add column token_endpoint_auth_method text not null default 'client_secret_basic'
  check (token_endpoint_auth_method in ('none', 'client_secret_basic', 'client_secret_post'));
update connect_applications a set token_endpoint_auth_method = 'none'
where a.uses_pkce and not exists (
  select 1 from connect_client_secrets s where s.environment_id = a.environment_id and s.application_id = a.id);
