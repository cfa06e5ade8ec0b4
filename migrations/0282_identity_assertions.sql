-- Outside a transaction.
-- Connections whose providers assert to applications who their users are (ID-JAG), and the grants that began with such an assertion.
-- Oldest release: 0.1.0.
alter table oidc_settings add column accepts_identity_assertions boolean not null default false;
create index concurrently oidc_settings_asserting on oidc_settings (environment_id, issuer) where accepts_identity_assertions;
alter table connect_grants add column connection_id text collate "C";
alter table connect_grants add constraint connect_grants_connection_exists foreign key (environment_id, connection_id)
  references connections (environment_id, id) on delete cascade not valid;
alter table connect_grants validate constraint connect_grants_connection_exists;
create index concurrently connect_grants_connection on connect_grants (environment_id, connection_id) where connection_id is not null;
comment on column connect_grants.connection_id is 'The connection whose provider asserted the user. Null where the user signed in here.';
