-- Outside a transaction.
-- Oldest release: 0.1.0.
-- What an operator is shown of the whole installation, read every ten seconds: few rows of large tables.
create index concurrently webhook_endpoints_disabled on webhook_endpoints (environment_id) where status = 'disabled';
create index concurrently saml_settings_failing on saml_settings (environment_id) where idp_metadata_failures > 0;
create index concurrently oidc_settings_failing on oidc_settings (environment_id) where discovery_failures > 0;
create index concurrently directory_pulls_failing on directory_pulls (environment_id) where failures > 0;
