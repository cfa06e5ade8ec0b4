-- An integration is for the accounts of people or for those of organizations. A provider may have one of each.
alter table data_integrations
  add column ownership text not null default 'user' check (ownership in ('user', 'organization'));
drop index data_integrations_slug;
create unique index data_integrations_slug on data_integrations (environment_id, slug, ownership);

-- Organizations had their accounts with those of people. They get an integration of their own, whose secret has to be entered
-- again: it is sealed for the id of the other.
insert into data_integrations (environment_id, id, ownership, slug, description, enabled, state, scopes, auth_methods, config,
  credentials_type, client_id, custom_provider, created_at, updated_at)
select i.environment_id, 'data_integration_01' || upper(left(md5(i.id), 24)), 'organization', i.slug, i.description, i.enabled,
  case when i.sealed_client_secret is null then i.state else 'invalid' end, i.scopes, i.auth_methods, i.config,
  i.credentials_type, i.client_id, i.custom_provider, now(), now()
from data_integrations i
where exists (
    select 1 from connected_accounts a
    where a.environment_id = i.environment_id and a.integration_id = i.id and a.user_id is null)
  or exists (
    select 1 from data_integration_configurations c
    where c.environment_id = i.environment_id and c.integration_id = i.id and c.ownership = 'organization');
alter table data_integrations alter column ownership drop default;

update connected_accounts a set integration_id = o.id
from data_integrations i, data_integrations o
where a.user_id is null and i.environment_id = a.environment_id and i.id = a.integration_id
  and o.environment_id = i.environment_id and o.slug = i.slug and o.ownership = 'organization';
update data_integration_configurations c
set integration_id = o.id, client_id = null, sealed_client_secret = null, client_secret_hint = null
from data_integrations i, data_integrations o
where c.ownership = 'organization' and i.environment_id = c.environment_id and i.id = c.integration_id
  and o.environment_id = i.environment_id and o.slug = i.slug and o.ownership = 'organization';
alter table data_integration_configurations drop constraint data_integration_configurations_pkey;
alter table data_integration_configurations drop column ownership;
alter table data_integration_configurations add primary key (environment_id, integration_id, organization_id);

-- Someone has one account of an integration that stands for them, and may have others beside it.
alter table connected_accounts
  add column connection_role text not null default 'compatibility' check (connection_role in ('compatibility', 'standard')),
  -- What the application calls the account at the service.
  add column account_identifier text,
  add column account_display_name text;
alter table connected_accounts alter column connection_role drop default;
drop index connected_accounts_owner;
create unique index connected_accounts_owner on connected_accounts
  (environment_id, user_id, integration_id, organization_id) nulls not distinct where connection_role = 'compatibility';
create index connected_accounts_of_owner on connected_accounts (environment_id, user_id, integration_id, organization_id);

-- Connections that were under way for at most ten minutes.
delete from account_authorizations where user_id is null;
alter table account_authorizations
  -- Whether the account is a further one of its owner.
  add column adds_account boolean not null default false,
  -- The account that is connected again, if a certain one is.
  add column account_id text collate "C",
  -- The member who connects for an organization.
  add column acting_user_id text collate "C",
  add foreign key (environment_id, acting_user_id) references users (environment_id, id) on delete cascade;
alter table account_authorizations alter column adds_account drop default;
create index account_authorizations_acting_user on account_authorizations (environment_id, acting_user_id)
  where acting_user_id is not null;
