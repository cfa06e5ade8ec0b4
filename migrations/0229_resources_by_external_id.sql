-- Outside a transaction.
-- A resource by the id of the application, in whichever organization it is.
-- Oldest release: 0.1.0.
create index concurrently authorization_resources_by_external_id on authorization_resources
(environment_id, resource_type_slug, external_id);
