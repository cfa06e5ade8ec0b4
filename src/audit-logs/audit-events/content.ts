import { type Statement, sql } from '#platform/db/sql.ts'

/**
 * What the hash of an event is made of, as text: all that is stored of it, as a JSON array in PostgreSQL's own notation of
 * `jsonb`, which has one form for a value. Times are milliseconds. The same for the event that is being stored and for the
 * one that is verified, so it must never change. What an event is found by is the text of `search` in the former form, which
 * has no words, and otherwise an array, so the words of one can't pass for the `search` of another.
 *
 * The hash of an event is SHA-256 of the 32 bytes of the hash before (none before the first), followed by this in UTF-8.
 *
 * @param event the short name of what has the columns. @param sequence the event's place.
 */
export function contentOf(event: Statement, sequence: Statement): Statement {
  return sql`jsonb_build_array(${event}.environment_id, ${event}.organization_id, ${event}.id, ${sequence}, ${event}.action,
    ${event}.version, ${inMs(sql`${event}.occurred_at`)}, ${inMs(sql`${event}.created_at`)}, ${event}.actor_id,
    ${event}.actor_type, ${event}.actor_name, ${event}.actor_metadata, ${event}.targets, ${event}.context, ${event}.metadata,
    case when ${event}.words is null and ${event}.search is not null then to_jsonb(${event}.search::text)
      else jsonb_build_array(${event}.words, ${event}.search::text) end)::text`
}

function inMs(time: Statement): Statement {
  return sql`(extract(epoch from ${time}) * 1000)::bigint`
}
