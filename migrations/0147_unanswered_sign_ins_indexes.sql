-- Outside a transaction.
-- The announced attempts of a connection that did not succeed, to count them, and the others, to remove them.
-- Oldest release: 0.1.0.
create index concurrently sso_sessions_unsuccessful on sso_sessions (environment_id, connection_id, created_at)
  where is_announced and origin = 'service_provider' and state in ('started', 'timed_out', 'failed');
create index concurrently sso_sessions_unannounced on sso_sessions (expires_at) where not is_announced;
