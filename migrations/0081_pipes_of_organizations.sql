-- Organizations say of an integration what their people may do with it, and what holds for an account of their own.
alter table data_integration_configurations
  add column ownership text not null default 'userland_user' check (ownership in ('userland_user', 'organization'));
alter table data_integration_configurations alter column ownership drop default;
alter table data_integration_configurations drop constraint data_integration_configurations_pkey;
alter table data_integration_configurations
  add primary key (environment_id, integration_id, organization_id, ownership);

-- Null for an account of an organization itself.
alter table account_authorizations alter column user_id drop not null;
alter table account_authorizations
  add check (user_id is not null or organization_id is not null),
  -- What the page that began it hands over to our page in the same browser, until it has.
  add column handoff_hash bytea,
  -- The browser that it was handed over in. Null where nobody said so.
  add column browser_hash bytea,
  -- When a browser came back.
  add column taken_at timestamptz(3);
