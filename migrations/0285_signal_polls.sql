-- Transmitters of security events that are asked for them (RFC 8936).
-- Oldest release: 0.1.0.
create table signal_polls (
  environment_id text collate "C" not null,
  -- The connection, as in its receiver.
  id text collate "C" not null,
  endpoint_url text not null,
  -- How it is authenticated to, without the secret.
  authentication jsonb not null,
  sealed_secret text not null,
  -- Null for one that holds a request until there is a token.
  interval_seconds integer,
  state text collate "C" not null check (state in ('active', 'paused')),
  -- When it last answered.
  polled_at timestamptz(3),
  failures integer not null default 0,
  last_error text,
  last_error_at timestamptz(3),
  -- When it is asked next; null while it is paused.
  next_attempt_at timestamptz(3),
  locked_until timestamptz(3),
  locked_by text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, id) references signal_receivers (environment_id, connection_id) on delete cascade
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index signal_polls_due on signal_polls (next_attempt_at) where next_attempt_at is not null;
comment on table signal_polls is 'Where transmitters are asked for security events, and how far that is.';
alter table signal_polls alter column environment_id set (n_distinct = 1);
