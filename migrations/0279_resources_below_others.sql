-- Outside a transaction.
-- Organizations are the roots of their trees: they need no entry in an index that finds resources by what they are below.
-- Oldest release: 0.1.0.
create index concurrently authorization_resources_below on authorization_resources (environment_id, parent_id, id)
where parent_id is not null;
drop index concurrently if exists authorization_resources_children;
