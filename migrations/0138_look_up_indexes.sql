-- Outside a transaction.
-- Streams with something to send.
drop index concurrently if exists audit_log_streams_due;
create index concurrently audit_log_streams_due on audit_log_streams (next_attempt_at) where not is_idle and state <> 'inactive';
-- Sign-ins of a person, for the list and for erasures.
drop index concurrently if exists sso_sessions_email;
create index concurrently sso_sessions_email on sso_sessions (environment_id, lower(email), id) where email is not null;
-- What erasures find by the email alone.
drop index concurrently if exists directory_log_user_name;
create index concurrently directory_log_user_name on directory_log (environment_id, lower(user_name)) where user_name is not null;
drop index concurrently if exists authorization_requests_email;
create index concurrently authorization_requests_email on authorization_requests (environment_id, lower(parameters ->> 'email')) where parameters ->> 'email' is not null;
drop index concurrently if exists authorization_requests_failed_email;
create index concurrently authorization_requests_failed_email on authorization_requests (environment_id, lower(failure #>> '{fields,email,value}')) where failure is not null;
drop index concurrently if exists agent_claim_attempts_login_hint;
create index concurrently agent_claim_attempts_login_hint on agent_claim_attempts (environment_id, lower(login_hint)) where login_hint is not null;
-- Serves look-ups inside of a directory as well, which directory_users_email was for.
drop index concurrently if exists directory_users_address;
create index concurrently directory_users_address on directory_users (environment_id, lower(email), directory_id);
drop index concurrently if exists directory_users_email;
drop index concurrently if exists directory_users_name;
create index concurrently directory_users_name on directory_users (environment_id, lower(user_name));
