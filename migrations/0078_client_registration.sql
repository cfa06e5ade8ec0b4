-- Applications that registered themselves (RFC 7591).
-- Of the token with which one changes its registration.
alter table connect_applications add column registration_hash bytea;
-- When it goes unless a user has authorized it.
alter table connect_applications add column expires_at timestamptz(3);
create index connect_applications_registered on connect_applications (environment_id) where was_dynamically_registered;
create index connect_applications_expiry on connect_applications (expires_at) where expires_at is not null;
