import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import type { AuditEventFilter } from './filter.ts'
import type { TermQueries } from './term-queries.ts'

/** The columns of `audit_log_terms`, as in its index (migration 0275). */
export const termsOfEvent = sql`
  audit_log_terms(e.environment_id, e.organization_id, e.action, e.actor_id, e.actor_type, e.actor_name, e.actor_metadata, e.targets,
    e.context, e.metadata, e.words)`

/** What `audit_log_terms` splits, as one text, which is read in a sixth of the time. Escaped backslashes are left out, so others begin an escape. */
const asciiOfEvent = sql`
  lower(replace(
    jsonb_build_array(e.actor_id, e.actor_type, coalesce(e.actor_name, ''), jsonb_path_query_array(e.targets, '$[*].id'),
      jsonb_path_query_array(e.targets, '$[*].type'), jsonb_path_query_array(e.targets, '$[*].name'))::text
    || left(jsonb_build_array(e.action, jsonb_path_query_array(e.context, '$.*'), jsonb_path_query_array(e.actor_metadata, '$.*'),
      jsonb_path_query_array(e.targets, '$[*].metadata.*'), jsonb_path_query_array(e.metadata, '$.*'))::text, 8192),
    '\\\\', '  ') collate "C")`

/**
 * Whether an event `e` has what a filter asks for, its time left aside. Decided by its columns: what an index finds may be
 * more. One statement for all filters: a value that is null asks for nothing.
 */
export function isMatch(filter: AuditEventFilter, text: TermQueries['text']): Statement {
  const { actions, actorIds, actorNames, actors, targetTypes, targetIds } = filter
  return sql`(
    ${isOneOf(sql`e.action`, actions)} and ${isOneOf(sql`e.actor_id`, actorIds)} and ${isOneOf(sql`e.actor_name`, actorNames)}
    and (${isOneOf(sql`e.actor_id`, actors)} or ${isOneOf(sql`e.actor_name`, actors)})
    and ${hasTarget(targetTypes?.map((type) => ({ type })))} and ${hasTarget(targetIds?.map((id) => ({ id })))}
    and (${text === undefined} or case when e.search is not null then e.search @@ ${text?.former ?? null}::tsquery
      when e.words is not null then e.words ~ all(${text?.words ?? null}::text[])
      else ${asciiOfEvent} ~ all(${text?.ascii ?? null}::text[]) end))`
}

function isOneOf(column: Statement, values: readonly string[] | undefined): Statement {
  const given = orNull(values)
  return sql`coalesce(${column} = any(${given}::text[]), ${given}::text[] is null)`
}

function hasTarget(targets: readonly Record<string, string>[] | undefined): Statement {
  const given = orNull(targets?.map((target) => JSON.stringify([target])))
  return sql`coalesce(e.targets @> any(${given}::jsonb[]), ${given}::jsonb[] is null)`
}

function orNull(values: readonly string[] | undefined): SqlValue {
  return values === undefined || values.length === 0 ? null : values
}
