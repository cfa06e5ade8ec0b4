-- Outside a transaction.
-- Oldest release: 0.1.0.
-- Sign-ins of a person, for the list and for erasures.
create index concurrently sso_sessions_email on sso_sessions (environment_id, lower(email), id) where email is not null;
-- What erasures find by the email alone.
create index concurrently directory_log_user_name on directory_log (environment_id, lower(user_name)) where user_name is not null;
create index concurrently authorization_requests_email on authorization_requests (environment_id, lower(parameters ->> 'email')) where parameters ->> 'email' is not null;
create index concurrently authorization_requests_failed_email on authorization_requests (environment_id, lower(failure #>> '{fields,email,value}')) where failure is not null;
create index concurrently agent_claim_attempts_login_hint on agent_claim_attempts (environment_id, lower(login_hint)) where login_hint is not null;
-- Serves look-ups inside of a directory as well, which directory_users_email was for.
create index concurrently directory_users_address on directory_users (environment_id, lower(email), directory_id);
drop index concurrently if exists directory_users_email;
create index concurrently directory_users_name on directory_users (environment_id, lower(user_name));
