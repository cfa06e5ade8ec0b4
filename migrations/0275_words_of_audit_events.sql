-- Outside a transaction.
-- An event of an audit log is found by words that the index reads off its columns, and no longer keeps them in a column of their own
-- (docs/decisions/0076-short-audit-events.md).
-- Oldest release: 0.1.0.
-- From then on, in milliseconds since 1970, events are written without `search`. The release before finds none of those, so it is some time
-- after its last process was replaced; at once where there is no event.
do $$
declare
  since constant double precision :=
    case when exists (select from audit_log_events) then extract(epoch from now() + interval '14 days') * 1000 else '-infinity' end;
begin
  execute format('create or replace function audit_log_short_since() returns double precision language sql immutable parallel safe as %L',
    format('select double precision %L', since));
end $$;
alter table audit_log_events alter column search drop not null;
-- Where the texts of an event have letters beyond ASCII, its words as the server finds them (words-of-event.ts).
alter table audit_log_events add column words text collate "C";
-- The lexemes of an event. Each begins with a mark of the organization, and with where it is from: "=" the action as a whole, "@" a word of the
-- actor's id, type or name, ">" of the targets', "*" of both, ":" another one. The index has them, so what is returned for an event never
-- changes. It splits ASCII alone, which is the same in every locale and release of PostgreSQL; it calls no function of ours, which a restore and
-- `analyze` would not find; and it contains no query, which would double its time.
create or replace function audit_log_terms(
  environment_id text, organization_id text, action text, actor_id text, actor_type text, actor_name text, actor_metadata jsonb,
  targets jsonb, context jsonb, metadata jsonb, words text
) returns tsvector language plpgsql immutable parallel safe as $$
declare
  mark constant text := left(encode(sha256(convert_to(environment_id || ' ' || organization_id, 'UTF8')), 'base64'), 5);
  terms text[] := array[mark || '=' || action];
  texts constant text[] := array[
    jsonb_build_array(actor_id, actor_type, coalesce(actor_name, ''))::text,
    jsonb_build_array(jsonb_path_query_array(targets, '$[*].id'), jsonb_path_query_array(targets, '$[*].type'),
      jsonb_path_query_array(targets, '$[*].name'))::text,
    left(jsonb_build_array(action, jsonb_path_query_array(context, '$.*'), jsonb_path_query_array(actor_metadata, '$.*'),
      jsonb_path_query_array(targets, '$[*].metadata.*'), jsonb_path_query_array(metadata, '$.*'))::text, 8192)
  ];
  given text;
  -- By the texts.
  found tsvector[];
  of_both text[];
begin
  if words is not null then
    return array_to_tsvector(terms || string_to_array(mark || replace(words, ' ', ' ' || mark), ' '));
  end if;
  for n in 1..3 loop
    given := lower(texts[n] collate "C");
    if length(given) > 64 and given ~ '[a-z0-9]{65}' then
      given := regexp_replace(given, '([a-z0-9]{64})[a-z0-9]+', '\1', 'g');
    end if;
    -- Between two words are escapes of JSON, and all but letters and digits.
    found[n] := array_to_tsvector(array_remove(regexp_split_to_array(given, '(\\(u[0-9a-f]{4}|.)|[^a-z0-9])+'), ''));
  end loop;
  of_both := tsvector_to_array(ts_delete(found[1], tsvector_to_array(ts_delete(found[1], tsvector_to_array(found[2])))));
  found := array[ts_delete(found[1], of_both), ts_delete(found[2], of_both), array_to_tsvector(of_both),
    ts_delete(found[3], tsvector_to_array(found[1] || found[2]))];
  for n in 1..4 loop
    if found[n] <> '' then
      given := mark || substr('@>*:', n, 1);
      terms := terms || string_to_array(given || array_to_string(tsvector_to_array(found[n]), ' ' || given), ' ');
    end if;
  end loop;
  return array_to_tsvector(terms);
end $$;
create index concurrently audit_log_events_terms on audit_log_events using gin (
  audit_log_terms(environment_id, organization_id, action, actor_id, actor_type, actor_name, actor_metadata, targets, context, metadata, words),
  audit_log_time_mark(environment_id, organization_id, occurred_at)
) with (gin_pending_list_limit = 256) where search is null and sequence > 100;
-- The index of those that were written before. A condition on `search` holds for no event without one, so the release before uses it too.
create index concurrently audit_log_events_former_terms on audit_log_events
  using gin (search, audit_log_time_mark(environment_id, organization_id, occurred_at)) with (gin_pending_list_limit = 256)
  where search is not null;
drop index if exists audit_log_events_search_in_time;
