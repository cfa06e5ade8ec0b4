-- The same for discovery documents that were never read.
-- Oldest release: 0.1.0.
alter table oidc_settings add column discovery_failures integer not null default 0;
