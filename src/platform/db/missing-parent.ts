import { DatabaseError } from 'pg'
import type { Declarations } from '../slices/declarations.ts'
import type { Queryable } from './queryable.ts'
import { sql } from './sql.ts'

/** A foreign key of the database: its columns, and the table that they refer to. */
export interface ForeignKey {
  /** The names of its table and of the constraint. */
  name: string
  columns: string
  parent: string
}

export function listForeignKeys(database: Queryable): Promise<ForeignKey[]> {
  return database.many<ForeignKey>(sql`
    select k.conrelid::regclass || '.' || k.conname as name, k.confrelid::regclass::text as parent,
      (select string_agg(a.attname, ', ' order by place)
        from unnest(k.conkey) with ordinality as key (number, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number) as columns
    from pg_constraint k
    where k.connamespace = 'public'::regnamespace and k.contype = 'f' and k.conparentid = 0
    order by 1`)
}

/** For `.catch()` of what stores rows. */
export type OnMissingParent = (error: unknown) => never

/**
 * Turns the foreign key violation of a new row into the error of the missing parent, and rethrows everything else. A
 * parent that the caller has found may be deleted before the row is stored.
 *
 * @throws Error when a table that others refer to declares no error: a call could fail without an answer.
 */
export function createOnMissingParent(
  foreignKeys: readonly ForeignKey[],
  { tables }: Pick<Declarations, 'tables'>,
): OnMissingParent {
  const keys = new Map(
    foreignKeys.flatMap(({ name, columns, parent }) => {
      const table = tables.get(parent)
      // Of a newer release, which this one runs beside: nothing here stores rows that refer to it.
      if (table === undefined) return []
      const { missing } = table
      if (missing === undefined)
        throw new Error(`Rows refer to the table ${parent}, so its slice must declare \`missing\`.`)
      return [[name, { columns, missing }] as const]
    }),
  )

  function missingParent(error: unknown): Error | undefined {
    if (!(error instanceof DatabaseError) || error.code !== foreignKeyViolation) return undefined
    const key = keys.get(`${error.table}.${error.constraint}`)
    const [, columns, values = ''] = keyAndValues.exec(error.detail ?? '') ?? []
    // If a parent could not be deleted because rows refer to it, these are the columns of the parent.
    if (key === undefined || key.columns !== columns) return undefined
    const environment = /^[^,]*, /
    return key.missing(values.replace(environment, ''))
  }

  return (error) => {
    throw missingParent(error) ?? error
  }
}

const foreignKeyViolation = '23503'

/** The detail in every language: `Key (environment_id, user_id)=(environment_1, user_1) is not present …`. */
const keyAndValues = /\(([^()]*)\)=\((.*)\)/
