-- Outside a transaction.
-- Users are found by any part of their email, names and external id, in any case. The expression is that of users/search-text.ts.
drop index concurrently if exists users_search;
create index concurrently users_search on users using gin (environment_id, lower((email || e'\n' || coalesce(name, '') || e'\n' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || e'\n' || coalesce(external_id, '')) collate "default") gin_trgm_ops);
drop index concurrently if exists organization_domains_search;
create index concurrently organization_domains_search on organization_domains using gin (environment_id, domain gin_trgm_ops);
-- Takes the place of the one without the environment, which an earlier version can do without.
drop index concurrently if exists organizations_search;
create index concurrently organizations_search on organizations using gin (environment_id, name gin_trgm_ops);
drop index concurrently if exists organizations_name_search;
