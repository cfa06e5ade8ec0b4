-- The environment's own connections to social providers: profiles name them, and no organization has them.
alter table connections alter column organization_id drop not null;
alter table connections add constraint connections_organization
  check (organization_id is not null or connection_type like '%OAuth');
create unique index connections_social on connections (environment_id, connection_type) where organization_id is null;
alter table profiles alter column organization_id drop not null;
alter table sso_sessions alter column organization_id drop not null;

-- The provider's own tokens, until the application exchanges the code.
alter table sso_codes add column sealed_oauth_tokens text;
