-- Streams that were created at transmitters for receivers, and how they are deleted there.
-- Oldest release: 0.1.0.
create table signal_remote_streams (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- Null before its receiver is stored, and after the receiver or its connection is gone. Then the stream is deleted at the transmitter.
  connection_id text collate "C",
  issuer text not null,
  configuration_endpoint text not null,
  -- Of the transmitter.
  stream_id text not null,
  -- How streams are managed there, without the secret.
  authentication jsonb not null,
  sealed_secret text not null,
  -- When its receiver was stored.
  attached_at timestamptz(3),
  deletion_queued_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references signal_receivers (environment_id, connection_id)
    on delete set null (connection_id)
);
create unique index signal_remote_streams_connection on signal_remote_streams (environment_id, connection_id);
create index signal_remote_streams_left on signal_remote_streams (environment_id, id)
  where connection_id is null and deletion_queued_at is null;
create index signal_remote_streams_queued on signal_remote_streams (deletion_queued_at) where deletion_queued_at is not null;
comment on table signal_remote_streams is 'Streams that were created at transmitters of security events, until they are deleted there.';
alter table signal_remote_streams alter column environment_id set (n_distinct = 1);
