-- A file with events of an audit log: written by a job, kept for some days.
create table audit_log_exports (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- Without a reference: a file outlives its organization until the cleaning job has deleted it.
  organization_id text collate "C" not null,
  state text collate "C" not null check (state in ('pending', 'ready', 'error', 'expired')),
  format text collate "C" not null check (format in ('csv', 'ndjson')),
  range_start timestamptz(3) not null,
  range_end timestamptz(3) not null,
  -- Which events it has; null once it is written, since it may name people.
  filter jsonb,
  -- How far it is written: the number of events, and when the last of them occurred.
  event_count bigint not null default 0,
  written_until timestamptz(3),
  failures integer not null default 0,
  -- Why it could not be written, for the operator.
  last_error text,
  -- When its file goes, or the row if it has none.
  expires_at timestamptz(3) not null,
  has_file boolean not null default true,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create index audit_log_exports_expiry on audit_log_exports (expires_at);
create index audit_log_exports_organization on audit_log_exports (environment_id, organization_id, id);
alter table audit_log_exports alter column environment_id set (n_distinct = 1);
