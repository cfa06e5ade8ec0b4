-- Outside a transaction.
-- Oldest release: 0.1.0.
-- When another version took the place of this one; null for the current one, and for those replaced before this column.
alter table vault_object_versions add column superseded_at timestamptz(3);
create index concurrently vault_object_versions_over on vault_object_versions (superseded_at) where superseded_at is not null;
create index concurrently vault_rotations_over on vault_rotations (updated_at) where state = 'completed';
create index concurrently sso_consents_age on sso_consents (created_at);
-- Ids of users begin the index alone: with that of the environment before it, an entry was 40 bytes longer.
create index concurrently sessions_of_user on sessions (user_id, id);
drop index concurrently if exists sessions_user;
