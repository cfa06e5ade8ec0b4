-- Outside a transaction.
-- Oldest release: 0.1.0.
-- Streams that have sent all of their log. They are left alone until the chain of the log wakes them, so that a look for work
-- costs the same with ten streams and ten thousand.
alter table audit_log_streams add column is_idle boolean not null default false;
create index concurrently audit_log_streams_due on audit_log_streams (next_attempt_at) where not is_idle and state <> 'inactive';
-- Whether the next event has streams to wake: looked at with each event, of the row that the event changes anyway.
alter table audit_log_chains add column has_idle_streams boolean not null default false;
-- A stream falls idle by a log that is there; it is made with the stream from now on.
-- In batches of audit_log_streams by environment_id, id.
insert into audit_log_chains (environment_id, organization_id)
select distinct environment_id, organization_id from audit_log_streams where {batch} on conflict do nothing;
-- Each statement of the function has a snapshot of its own, taken while the event holds the row of its chain. A stream that
-- falls idle changes that row too (follow/outcomes.ts), so one of the two sees what the other did.
create function wake_log_streams() returns trigger language plpgsql as $$
begin
  update audit_log_streams set is_idle = false
  where environment_id = new.environment_id and organization_id = new.organization_id and is_idle;
  update audit_log_chains set has_idle_streams = false
  where environment_id = new.environment_id and organization_id = new.organization_id;
  return null;
end $$;
create trigger audit_log_chains_wake_streams after update on audit_log_chains for each row
  when (old.has_idle_streams and new.sequence > old.sequence) execute function wake_log_streams();
