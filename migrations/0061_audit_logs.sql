-- What may happen in an application, and of what shape an event of it is.
create table audit_log_actions (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  name text collate "C" not null,
  -- Of its newest schema.
  version integer not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index audit_log_actions_name on audit_log_actions (environment_id, name);
alter table audit_log_actions alter column environment_id set (n_distinct = 1);

-- Never changed: events name the version that they are of.
create table audit_log_schemas (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  action_id text collate "C" not null,
  version integer not null,
  -- json, not jsonb: the members keep the order in which they were sent.
  definition json not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, action_id) references audit_log_actions (environment_id, id) on delete cascade
);
create unique index audit_log_schemas_version on audit_log_schemas (environment_id, action_id, version);
alter table audit_log_schemas alter column environment_id set (n_distinct = 1);

-- One log for each organization: where its chain of hashes ends, and where it begins since retention removed events. Without
-- a reference to the organization, whose deletion ends the chain and leaves the row as the proof of what has been there.
create table audit_log_chains (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  organization_id text collate "C" not null,
  -- The newest event and its hash; 0 before the first.
  sequence bigint not null default 0,
  hash bytea not null default '',
  recorded_at timestamptz(3),
  -- For how long events are kept; null for as long as the server keeps them.
  retention_days integer,
  -- The last event that retention removed, its hash, and the time before which everything removed was recorded.
  removed_sequence bigint not null default 0,
  removed_hash bytea not null default '',
  removed_before timestamptz(3),
  ended_at timestamptz(3),
  -- The newest event whose hash was written down outside of the database.
  written_sequence bigint not null default 0,
  primary key (environment_id, organization_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table audit_log_chains alter column environment_id set (n_distinct = 1);

create table audit_log_events (
  environment_id text collate "C" not null,
  organization_id text collate "C" not null,
  id text collate "C" not null,
  -- Without a gap, in the order in which the events were committed.
  sequence bigint not null,
  action text collate "C" not null,
  version integer not null,
  occurred_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  actor_id text collate "C" not null,
  actor_type text collate "C" not null,
  actor_name text,
  actor_metadata jsonb not null,
  targets jsonb not null,
  context jsonb not null,
  metadata jsonb not null,
  -- What it is found by, see src/audit-logs/audit-events/search-terms.ts.
  search tsvector not null,
  -- SHA-256 of the hash before and of everything above.
  hash bytea not null,
  primary key (environment_id, id)
) partition by range (id);
alter table audit_log_events alter column environment_id set (n_distinct = 1);

create index audit_log_events_sequence on audit_log_events (environment_id, organization_id, sequence);
create index audit_log_events_occurred on audit_log_events (environment_id, organization_id, occurred_at, id);
create index audit_log_events_search on audit_log_events using gin (search);

-- Ids carry their time, so months are ranges of ids. Months are added ahead of time; this takes what no month covers.
create table audit_log_events_default partition of audit_log_events default;
alter table audit_log_events_default alter column environment_id set (n_distinct = 1);

-- Events are kept as they are, also from a statement that means no harm. What removes them says so beforehand, by setting
-- gatehouse.removal for its transaction: retention, the end of an organization or an environment, a new month.
create function keep_audit_log_events() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('gatehouse.removal', true), '') <> '' then
    return old;
  end if;
  raise exception 'Events of audit logs are neither changed nor deleted before their retention ends.'
    using errcode = 'restrict_violation';
end $$;
create trigger audit_log_events_kept before update or delete on audit_log_events
  for each row execute function keep_audit_log_events();

-- What was sent in the last 24 hours: a hash of the Idempotency-Key and the event.
create table audit_log_idempotency_keys (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  hash bytea not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash)
);
create index audit_log_idempotency_keys_age on audit_log_idempotency_keys (created_at);
alter table audit_log_idempotency_keys alter column environment_id set (n_distinct = 1);
