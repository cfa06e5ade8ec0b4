-- Outside a transaction.
-- Searches of an audit log that go on in steps of time: the index of words also holds, for each event, its organization with the period of
-- 1,024 seconds in which it occurred, in six hexadecimal digits (src/audit-logs/audit-events/search-blocks.ts). What waits to be put into the index
-- is read with each search, so it is little.
-- Oldest release: 0.1.0.
create or replace function audit_log_time_mark(environment_id text, organization_id text, occurred_at timestamptz) returns tsvector
  language sql immutable parallel safe as $$
  select array_to_tsvector(array[
    left(lpad(to_hex(hashtextextended(environment_id || ' ' || organization_id, 0)), 16, '0'), 8)
    || lpad(to_hex(greatest(0, least(16777215, floor(extract(epoch from occurred_at - timestamptz '1970-01-01 00:00:00+00') / 1024)))::bigint), 6, '0')
  ])
$$;
create index concurrently audit_log_events_search_in_time on audit_log_events
  using gin (search, audit_log_time_mark(environment_id, organization_id, occurred_at)) with (gin_pending_list_limit = 256);
drop index if exists audit_log_events_search;
