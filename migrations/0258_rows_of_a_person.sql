-- Outside a transaction.
-- What an export of a person reads by the id of the user, beside the rows of all others.
-- Oldest release: 0.1.0.
create index concurrently action_calls_user on action_calls (environment_id, user_id) where user_id is not null;
create index concurrently active_users_user on active_users (environment_id, user_id);
create index concurrently connect_logouts_user on connect_logouts (environment_id, user_id);
create index concurrently signal_exclusions_user on signal_exclusions (environment_id, user_id);
