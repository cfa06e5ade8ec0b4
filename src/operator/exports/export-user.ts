import { type Static, Type } from 'typebox'
import { type EventRow, listEventsOfPerson } from '#events/event-log/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type SqlValue, type Statement, writtenOut } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { formatVersion } from './manifest.ts'
import { findPersonTables, type PersonTable } from './person-tables.ts'

/** An answer is made in memory. */
const mostRows = 10_000
const eventsOfPage = 100

export const UserExport = Type.Object({
  object: Type.Literal('user_export'),
  format_version: Type.Integer({ description: 'Of the rows, as in the manifest of `gatehouse export --all`.' }),
  user_id: Type.String(),
  exported_at: { ...Timestamp, description: 'When the rows were read.' },
  kinds: Type.Array(
    Type.Object({
      name: Type.String(),
      rows: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
        description: `As \`gatehouse export --all\` has them, without secrets: at most ${mostRows.toLocaleString('en')}.`,
      }),
      has_more: Type.Boolean({ description: 'Whether there are more rows than that.' }),
    }),
    { description: 'What there is of the person, by kinds. A kind without rows is left out.' },
  ),
})
export type UserExport = Static<typeof UserExport>

type Row = Record<string, unknown>

/** Everything that is stored about a user, secrets aside. @throws notFound */
export async function exportUser(ctx: Context, id: string): Promise<UserExport> {
  const { email } = await getUser(ctx, id)
  const tables = await findPersonTables(ctx.system)
  const found = await ctx.db.many<{ kind: string; row: Row }>(selectPerson(ctx, tables, id))
  const byKind = new Map<string, Row[]>()
  for (const { kind, row } of found) {
    const rows = byKind.get(kind)
    if (rows === undefined) byKind.set(kind, [row])
    else rows.push(row)
  }
  const kinds = tables.flatMap(({ name }) => {
    const rows = byKind.get(name) ?? []
    return rows.length === 0 ? [] : [{ name, rows: rows.slice(0, mostRows), has_more: rows.length > mostRows }]
  })
  const events = await eventsOf(ctx, id, email)
  return {
    object: 'user_export',
    format_version: formatVersion,
    user_id: id,
    exported_at: ctx.now().toISOString(),
    kinds: events.rows.length === 0 ? kinds : [...kinds, { name: 'events', ...events }],
  }
}

/** One statement, so that all kinds are of one moment. */
function selectPerson({ environmentId }: Context, tables: readonly PersonTable[], userId: string): Statement {
  const pieces: string[] = []
  const values: SqlValue[] = []
  let text = ''
  const add = (value: SqlValue) => {
    pieces.push(text)
    values.push(value)
    text = ''
  }
  for (const [i, { name, columns, links }] of tables.entries()) {
    const listed = columns.map((column) => `t.${column}`).join(', ')
    text += `${i === 0 ? '' : ' union all '}select '${name}' as kind, row_to_json(r) as row from (select ${listed} from ${name} t where t.environment_id = `
    add(environmentId)
    text += ' and ('
    for (const [k, link] of links.entries()) {
      if (k > 0) text += ' or '
      if (link.by === 'id' || link.by === 'user_id') {
        text += `t.${link.by} = `
        add(userId)
      } else {
        const [column, parent, parentColumn, owner] =
          link.by === 'parent'
            ? [link.column, link.parent, link.parentColumn, 'user_id']
            : [link.by, 'users', link.by, 'id']
        text += `t.${column} in (select p.${parentColumn} from ${parent} p where p.environment_id = `
        add(environmentId)
        text += ` and p.${owner} = `
        add(userId)
        text += ')'
      }
    }
    text += `) limit ${mostRows + 1}) r`
  }
  return writtenOut([...pieces, text], values)
}

/** In their order. */
async function eventsOf(ctx: Context, userId: string, email: string): Promise<{ rows: Row[]; has_more: boolean }> {
  const rows: EventRow[] = []
  let after: string | null | undefined
  while (after !== null && rows.length < mostRows) {
    const page = await listEventsOfPerson(
      ctx,
      { userId, emails: [email] },
      { limit: eventsOfPage, order: 'asc', ...(after === undefined ? {} : { after }) },
    )
    rows.push(...page.rows)
    after = page.after
  }
  return { rows: rows.map(({ position: _, ...row }) => row), has_more: after !== null }
}
