import { type Statement, sql } from '#platform/db/sql.ts'
import { isRecord } from '#platform/records.ts'
import { isInLogOf, isOfObject, isOfOrganization, isOfPerson } from '../indexed-conditions.ts'
import type { EventRow } from '../schemas.ts'

/** Which events a reader of the log wants. */
export interface EventFilter {
  events?: readonly string[]
  organization_id?: string
  /** What an event is about, by its id or slug. With a user or an organization, also what belongs to it. */
  object_id?: string
}

/** An event with what filters ask for. */
export interface FilteredEvent extends EventRow {
  organization_id: string | null
}

/** The conditions of a filter on the numbered events `e` of an environment. */
export function conditionsOf(
  environmentId: string,
  { events, organization_id, object_id }: EventFilter,
): (Statement | undefined)[] {
  return [
    sql`e.position is not null`,
    events === undefined ? undefined : sql`e.event = any(${events})`,
    organization_id === undefined ? undefined : isOfOrganization(environmentId, organization_id),
    object_id === undefined ? undefined : isAbout(environmentId, object_id),
    organization_id === undefined && object_id === undefined ? isInLogOf(environmentId) : undefined,
  ]
}

function isAbout(environmentId: string, id: string): Statement {
  if (id.startsWith('org_')) return isOfOrganization(environmentId, id)
  if (id.startsWith('user_')) return isOfPerson(environmentId, id)
  return isOfObject(environmentId, id)
}

/** Whether an event that was read passes a filter, as {@link conditionsOf} decides it in SQL. */
export function passesFilter({ events, organization_id, object_id }: EventFilter, event: FilteredEvent): boolean {
  return (
    (events === undefined || events.includes(event.event)) &&
    (organization_id === undefined || event.organization_id === organization_id) &&
    (object_id === undefined || aboutOf(event, object_id) === object_id)
  )
}

function aboutOf({ event, organization_id, data }: FilteredEvent, id: string): unknown {
  if (id.startsWith('org_')) return organization_id
  if (id.startsWith('user_')) return data.user_id ?? (event.startsWith('user.') ? data.id : undefined)
  return data.id ?? (isRecord(data.sso) ? data.sso.connection_id : undefined) ?? data.directory_id ?? data.slug
}
