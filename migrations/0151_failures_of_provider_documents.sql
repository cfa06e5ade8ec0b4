-- How often the metadata of a provider was asked for in vain since it was last read: each time the next try is later.
-- Oldest release: 0.1.0.
alter table saml_settings add column idp_metadata_failures integer not null default 0;
