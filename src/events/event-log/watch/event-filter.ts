import { type Statement, sql } from '#platform/db/sql.ts'
import type { EventRow } from '../schemas.ts'

/** Which events a reader of the log wants. */
export interface EventFilter {
  events?: readonly string[]
  organization_id?: string
}

/** An event with what filters ask for. */
export interface FilteredEvent extends EventRow {
  organization_id: string | null
}

/** The conditions of a filter on the table of events. */
export function conditionsOf({ events, organization_id }: EventFilter): (Statement | undefined)[] {
  return [
    events === undefined ? undefined : sql`event = any(${events})`,
    organization_id === undefined ? undefined : sql`organization_id = ${organization_id}`,
  ]
}

/** The same for an event that is read already. */
export function passesFilter({ events, organization_id }: EventFilter, event: FilteredEvent): boolean {
  return (
    (events === undefined || events.includes(event.event)) &&
    (organization_id === undefined || event.organization_id === organization_id)
  )
}
