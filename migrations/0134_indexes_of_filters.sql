-- Outside a transaction.
-- Filters of lists, each with the order of its pages: a value that few rows have is not looked for among the others.
-- Oldest release: 0.1.0.
create index concurrently radar_attempts_of_email on radar_attempts (environment_id, email_hash, id);
-- In the place of one of unusual verdicts alone, which the planner never took: it does not see that `verdict = 'block'` is distinct
-- from 'allow'.
create index concurrently radar_attempts_of_verdict on radar_attempts (environment_id, verdict, id);
drop index concurrently if exists radar_attempts_verdict;
create index concurrently connections_type on connections (environment_id, connection_type, id);
create index concurrently connections_state on connections (environment_id, state, id);
create index concurrently connections_search on connections using gin (environment_id, name gin_trgm_ops);
create index concurrently sso_sessions_state on sso_sessions (environment_id, state, id);
create index concurrently sso_sessions_origin on sso_sessions (environment_id, origin, id);
create index concurrently directories_domain on directories (environment_id, lower(domain), id);
create index concurrently directories_search on directories using gin (environment_id, name gin_trgm_ops);
create index concurrently connect_applications_authenticated on connect_applications (environment_id, id) where not was_dynamically_registered;
create index concurrently messages_pending on messages (environment_id, id) where sent_at is null and failed_at is null;
create index concurrently messages_sent on messages (environment_id, id) where sent_at is not null;
create index concurrently directory_log_action on directory_log (environment_id, directory_id, action, id);
create index concurrently directory_log_group on directory_log (environment_id, directory_group_id, id) where directory_group_id is not null;
-- How many users a directory has is counted here, without a look at their rows.
create index concurrently directory_users_count on directory_users (environment_id, directory_id, state) where not is_hidden;
-- Deliveries by the name of their event.
create index concurrently webhook_deliveries_event_name on webhook_deliveries (environment_id, endpoint_id, event, id);
