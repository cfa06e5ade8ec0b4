import { Type } from 'typebox'
import type { AuditEventFilter } from '#audit-logs/audit-events/index.ts'

export const auditLogPath = '/portal/audit-log'

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

/** The filters in the query of the page. */
export const auditLogQuery = {
  q: text(255),
  action: text(100),
  actor: text(255),
  target: text(255),
  from: text(10),
  to: text(10),
}

/** The filters in the query of a page. */
export type AuditLogQuery = { readonly [Name in keyof typeof auditLogQuery]?: string | undefined }

const dayMs = 86_400_000

/** What the filters mean. A day is one of UTC, and the last one is part of the range; what is no day filters nothing. */
export function filterOf({ q = '', action = '', actor = '', target = '', from, to }: AuditLogQuery): AuditEventFilter {
  const last = dayOf(to)
  return {
    text: q.trim() === '' ? undefined : q,
    actions: listOf(action),
    actors: listOf(actor),
    targetIds: listOf(target),
    from: dayOf(from),
    to: last && new Date(last.getTime() + dayMs),
  }
}

function listOf(entered: string): string[] | undefined {
  return entered.trim() === '' ? undefined : [entered.trim()]
}

function dayOf(entered = ''): Date | undefined {
  const day = new Date(`${entered}T00:00:00Z`)
  // The last of February is not the 31st, for which a date takes one of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(entered) ? day : undefined
}

/** The filters that are filled in. */
export function nonEmptyFilters(query: AuditLogQuery & { after?: string }): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((each): each is [string, string] => (each[1] ?? '') !== ''))
}

/** The address of the page with filters, without those that are empty. */
export function addressWith(path: string, query: AuditLogQuery & { after?: string }): string {
  const given = new URLSearchParams(nonEmptyFilters(query)).toString()
  return given === '' ? path : `${path}?${given}`
}
