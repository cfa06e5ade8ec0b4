-- Devices that wait for somebody to sign them in on another screen (RFC 8628). Both codes are kept as keyed hashes.
create table device_authorizations (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  hash bytea not null,
  user_code_hash bytea not null,
  client_id text not null,
  status text not null check (status in ('pending', 'approved', 'denied', 'used')),
  -- Where the device is, shown to whoever is asked to approve it.
  ip_address text,
  user_agent text,
  -- Who approved, and the sign-in that the device gets.
  user_id text collate "C",
  attempt jsonb,
  interval_seconds integer not null,
  polled_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
-- The page that takes a user code does not know the environment yet.
create unique index device_authorizations_user_code on device_authorizations (user_code_hash);
create index device_authorizations_user on device_authorizations (environment_id, user_id);
create index device_authorizations_expires_at on device_authorizations (expires_at);

-- A visit may end elsewhere than at an application: here at a device.
alter table authorization_requests alter column redirect_uri drop not null;
alter table authorization_requests add column device_hash bytea;
