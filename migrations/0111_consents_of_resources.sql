-- A deleted resource takes with it what users agreed to for it.
create index connect_consents_resource on connect_consents (environment_id, resource, id) where resource is not null;
