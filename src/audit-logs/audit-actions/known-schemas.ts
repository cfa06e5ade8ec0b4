import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { compileSchema, type EventCheck } from './compile-schema.ts'
import type { AuditSchemaRow } from './schemas.ts'

/** A version of a schema, ready to check events. */
export interface KnownSchema {
  id: string
  check: EventCheck
}

/**
 * Versions that were asked for, by process: they never change. What is gone with its environment is found out by the
 * statement that stores an event, which looks the id up, and forgotten then.
 */
const known = new WeakMap<System, Map<string, KnownSchema>>()
/** About 2 KB each. */
const mostKnown = 5_000

/** The version of an action's schema, or `undefined` where there is none. */
export async function findSchema(ctx: Context, action: string, version: number): Promise<KnownSchema | undefined> {
  const schemas = schemasOf(ctx.system)
  const key = keyOf(ctx, action, version)
  const found = schemas.get(key)
  if (found !== undefined) return found
  const row = await ctx.db.maybe<Pick<AuditSchemaRow, 'id' | 'definition'>>(sql`
    select s.id, s.definition from audit_log_schemas s
    join audit_log_actions a on a.environment_id = s.environment_id and a.id = s.action_id
    where a.environment_id = ${ctx.environmentId} and a.name = ${action} and s.version = ${version}`)
  if (row === undefined) return undefined
  const schema = { id: row.id, check: compileSchema(row.definition) }
  // Evicts the oldest entry, which costs one read if it is still in use.
  const [oldest] = schemas.keys()
  if (schemas.size >= mostKnown && oldest !== undefined) schemas.delete(oldest)
  schemas.set(key, schema)
  return schema
}

export function forgetSchema(ctx: Context, action: string, version: number): void {
  schemasOf(ctx.system).delete(keyOf(ctx, action, version))
}

function schemasOf(system: System): Map<string, KnownSchema> {
  let schemas = known.get(system)
  if (schemas === undefined) {
    schemas = new Map()
    known.set(system, schemas)
  }
  return schemas
}

function keyOf(ctx: Context, action: string, version: number): string {
  return JSON.stringify([ctx.environmentId, action, version])
}
