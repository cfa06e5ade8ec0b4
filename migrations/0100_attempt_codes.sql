-- For the support code that a person reads out: the last characters of the id of an attempt.
create index sso_sessions_code on sso_sessions (environment_id, right(id, 8));
