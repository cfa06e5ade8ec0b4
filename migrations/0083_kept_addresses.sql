-- The addresses by which a provider knows a connection from an earlier product, until it is given ours.
alter table saml_settings
  add column kept_acs_url text,
  add column kept_sp_entity_id text;
-- What a provider signs for one connection must not hold for another. Most products have an address for each connection, some
-- have one for all; so it may be the same only for different providers. A hash, because together they may be too long.
create unique index saml_settings_kept on saml_settings
  (environment_id, hashtextextended(kept_acs_url || ' ' || kept_sp_entity_id || ' ' || idp_entity_id, 0))
  where kept_acs_url is not null and kept_sp_entity_id is not null;
