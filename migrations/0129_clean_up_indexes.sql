-- Outside a transaction.
-- The rows that are over, for the clean-up.
drop index concurrently if exists sessions_over;
create index concurrently sessions_over on sessions (coalesce(ended_at, expires_at));
drop index concurrently if exists provider_sessions_age;
create index concurrently provider_sessions_age on provider_sessions (created_at) where name_id_hash is not null;
drop index concurrently if exists invitations_over;
create index concurrently invitations_over on invitations (coalesce(accepted_at, revoked_at, expires_at));
