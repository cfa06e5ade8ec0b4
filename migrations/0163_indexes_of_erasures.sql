-- Outside a transaction.
-- What erasures look for by the user, or by an email that a client named.
-- Oldest release: 0.1.0.
create index concurrently invitations_accepted_user on invitations (environment_id, accepted_user_id) where accepted_user_id is not null;
create index concurrently device_authorizations_attempt_user on device_authorizations (environment_id, (attempt ->> 'userId'))
  where attempt ->> 'userId' is not null;
create index concurrently connect_pushed_requests_login_hint on connect_pushed_requests (environment_id, lower(request ->> 'loginHint'))
  where request ->> 'loginHint' is not null;
