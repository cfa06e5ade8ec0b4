-- A connection of OpenID Connect is `validating` until the discovery document of its provider was read once.
alter table oidc_settings
  add column discovery_read_at timestamptz(3),
  -- The next attempt to read a document that was never read.
  add column discovery_due_at timestamptz(3),
  -- The last attempt, if it failed: its cause and what came.
  add column discovery_failure jsonb;
-- Connections that were active before stay so.
update oidc_settings set discovery_read_at = now() where discovery_endpoint is not null;
create index oidc_settings_due on oidc_settings (discovery_due_at) where discovery_due_at is not null;
