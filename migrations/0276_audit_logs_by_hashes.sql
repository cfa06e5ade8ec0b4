-- Outside a transaction.
-- The order of a log by places and by times, with a hash of 8 bytes in place of the ids of its environment and organization, and with the place
-- in place of the event's id.
-- Oldest release: 0.1.0.
create index concurrently audit_log_events_place on audit_log_events (
  hashtextextended(environment_id || ' ' || organization_id, 0), sequence
);
create index concurrently audit_log_events_time on audit_log_events (
  hashtextextended(environment_id || ' ' || organization_id, 0), occurred_at, sequence
);
-- The release before reads logs by the former ones. Where it may still serve, a later night drops them (former-indexes.ts).
do $$
begin
  if audit_log_short_since() < 0 then
    drop index if exists audit_log_events_sequence, audit_log_events_occurred;
  end if;
end $$;
