-- Outside a transaction.
-- The keys of a user in one organization are listed without those in others.
-- Oldest release: 0.1.0.
create index concurrently api_keys_user_organization on api_keys (environment_id, user_id, organization_id, id)
where user_id is not null;
