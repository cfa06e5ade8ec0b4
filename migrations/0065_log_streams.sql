-- Where the audit log of an organization is sent to.
create table audit_log_streams (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  type text collate "C" not null check (type in ('AzureSentinel', 'Datadog', 'GenericHttps', 'GoogleCloudStorage', 'S3', 'Splunk')),
  state text collate "C" not null check (state in ('active', 'error', 'invalid', 'inactive')),
  -- What may be shown; the rest of the destination is sealed.
  settings jsonb not null,
  sealed_secrets text not null,
  -- The place in the log of the last event that was taken: everything behind it is still to be sent.
  sequence bigint not null,
  last_synced_at timestamptz(3),
  last_error text,
  last_error_at timestamptz(3),
  -- Since events were last taken.
  failures integer not null default 0,
  -- How many events are sent at once at most, where that is fewer than the destination takes; see follow/batches.ts.
  batch_events integer,
  next_attempt_at timestamptz(3) not null,
  -- The process that sends, until when it is believed to live, and which turn of it this is.
  locked_until timestamptz(3),
  locked_by text collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index audit_log_streams_organization on audit_log_streams (environment_id, organization_id, id);
alter table audit_log_streams alter column environment_id set (n_distinct = 1);
