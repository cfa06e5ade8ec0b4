-- In development a page shows what a request led to. In production these columns stay null and the indexes empty.
alter table events add column request_id text collate "C";
create index events_request on events (request_id) where request_id is not null;
alter table messages add column request_id text collate "C";
create index messages_request on messages (request_id) where request_id is not null;
-- Of those that a request asked for itself: a test, a replay, another try. The others follow from its events.
alter table webhook_deliveries add column request_id text collate "C";
create index webhook_deliveries_request on webhook_deliveries (request_id) where request_id is not null;

-- Requests as they were answered, without secrets. Many belong to no environment; whose one is says the record.
create table development_requests (
  id text collate "C" primary key,
  -- json, not jsonb: members keep the order in which they were sent.
  record json not null
);

-- Runs of jobs that a request led to: the queue itself forgets what succeeded.
create table development_job_runs (
  job_id text collate "C" not null,
  attempt integer not null,
  request_id text collate "C" not null,
  name text not null,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3) not null,
  -- Why it failed.
  error text,
  primary key (job_id, attempt)
);
create index development_job_runs_request on development_job_runs (request_id);
