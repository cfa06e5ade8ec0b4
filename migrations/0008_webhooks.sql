-- How far each follower of the event log has come: events up to this position are dealt with.
create table event_cursors (
  name text primary key,
  position bigint not null
);

-- Made here, so that no event is missed between the first endpoint and the first start of a worker.
insert into event_cursors (name, position) select 'webhooks', last from event_positions;

-- Followers of the log read it across environments.
create index events_by_position on events (position) where position is not null;

create table webhook_endpoints (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  endpoint_url text collate "C" not null,
  -- The API shows the secret on every read, so it is sealed rather than hashed.
  sealed_secret text not null,
  -- After a rotation receivers may know the old one only.
  sealed_previous_secret text,
  previous_secret_until timestamptz(3),
  status text not null check (status in ('enabled', 'disabled')),
  events text[] not null,
  -- Events up to this position were there before the endpoint.
  after_position bigint not null,
  -- The first failure since the last success, and how many there were.
  failing_since timestamptz(3),
  failures integer not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index webhook_endpoints_url on webhook_endpoints (environment_id, endpoint_url);

-- One event on its way to one endpoint. No foreign keys: months are dropped whole, and senders start from the endpoints.
create table webhook_deliveries (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  endpoint_id text collate "C" not null,
  event_id text collate "C" not null,
  event text not null,
  -- A test event, whole: it is in no log.
  test_event json,
  state text not null check (state in ('pending', 'succeeded', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz(3),
  -- A sender has it until then, unless it says that it needs longer; afterwards it is anybody's again.
  locked_until timestamptz(3),
  -- Names the claim: what a sender brings after it lost the lease does not count.
  locked_by text,
  created_at timestamptz(3) not null,
  completed_at timestamptz(3),
  primary key (environment_id, id),
  check ((state = 'pending') = (next_attempt_at is not null)),
  check ((state = 'pending') = (completed_at is null))
) partition by range (id);
create index webhook_deliveries_endpoint on webhook_deliveries (environment_id, endpoint_id, id);
create index webhook_deliveries_failed on webhook_deliveries (environment_id, endpoint_id, id) where state = 'failed';
create index webhook_deliveries_pending on webhook_deliveries (environment_id, endpoint_id, next_attempt_at) where state = 'pending';
create table webhook_deliveries_default partition of webhook_deliveries default;

-- One request. An attempt has two when the receiver refused the new secret and was asked with the old one.
create table webhook_attempts (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  delivery_id text collate "C" not null,
  attempt integer not null,
  secret text not null check (secret in ('current', 'previous')),
  started_at timestamptz(3) not null,
  duration_ms integer not null,
  response_status integer,
  -- Why there was no answer.
  error text,
  -- The first 4 KiB of the answer.
  response_excerpt bytea,
  primary key (environment_id, id)
) partition by range (id);
create index webhook_attempts_delivery on webhook_attempts (environment_id, delivery_id, id);
create table webhook_attempts_default partition of webhook_attempts default;
