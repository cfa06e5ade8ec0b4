-- Streams of security events to receivers of Shared Signals, and the signals that they have not taken yet.
-- Oldest release: 0.1.0.
create table signal_streams (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- The machine that made it; null for one that was made with a management key.
  application_id text collate "C",
  -- Whose users it is about; null for those of the whole environment.
  organization_id text collate "C",
  audience text not null,
  subject_format text collate "C" not null check (subject_format in ('iss_sub', 'email', 'complex')),
  method text collate "C" not null check (method in ('push', 'poll')),
  endpoint_url text,
  sealed_authorization text,
  -- Null for all that are supported.
  events_requested text[],
  description text,
  status text collate "C" not null check (status in ('enabled', 'paused', 'disabled')),
  status_reason text,
  -- It gets what happens after this place in the event log.
  after_position bigint not null,
  -- When it was last asked to verify the stream.
  verified_at timestamptz(3),
  -- When the next signal is pushed; null where there is nothing to push.
  next_attempt_at timestamptz(3),
  failures integer not null default 0,
  last_error text,
  last_error_at timestamptz(3),
  locked_until timestamptz(3),
  locked_by text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, application_id) references connect_applications (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  check (method = 'poll' or endpoint_url is not null)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index signal_streams_application on signal_streams (environment_id, application_id, id);
create index signal_streams_organization on signal_streams (environment_id, organization_id, id);
create index signal_streams_due on signal_streams (next_attempt_at) where next_attempt_at is not null;
comment on table signal_streams is 'Streams of security events to receivers (OpenID Shared Signals Framework).';
alter table signal_streams alter column environment_id set (n_distinct = 1);

create table signals (
  environment_id text collate "C" not null,
  -- The jti of its token.
  id text collate "C" not null,
  stream_id text collate "C" not null,
  -- The order within the stream.
  sequence bigint generated always as identity,
  type text collate "C" not null,
  -- The event that it follows from; null for what is about the stream itself.
  event_id text collate "C",
  user_id text collate "C",
  session_id text collate "C",
  organization_id text collate "C",
  email text,
  new_email text,
  payload jsonb not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, stream_id) references signal_streams (environment_id, id) on delete cascade
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index signals_of_stream on signals (environment_id, stream_id, sequence);
create index signals_with_email on signals (environment_id, user_id) where email is not null;
create index signals_created on signals (created_at);
comment on table signals is 'Security events that the receivers of their streams have not taken yet.';
alter table signals alter column environment_id set (n_distinct = 1);

create table signal_exclusions (
  environment_id text collate "C" not null,
  stream_id text collate "C" not null,
  -- Empty for every user of the organization.
  user_id text collate "C" not null,
  -- Empty for every organization.
  organization_id text collate "C" not null,
  primary key (environment_id, stream_id, user_id, organization_id),
  foreign key (environment_id, stream_id) references signal_streams (environment_id, id) on delete cascade
);
comment on table signal_exclusions is 'Subjects that the receiver of a stream has removed from it.';
alter table signal_exclusions alter column environment_id set (n_distinct = 1);
