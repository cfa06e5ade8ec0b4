import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { actionNotFound } from './errors.ts'
import { metadataSchemaFault } from './metadata-schema.ts'
import { type AuditActionRow, type AuditSchemaDefinition, type AuditSchemaRow, auditSchemaColumns } from './schemas.ts'

/**
 * Stores the next version of an action's schema, and creates the action with the first one. Concurrent calls get
 * different versions.
 *
 * @throws invalidRequest for an invalid metadata schema
 */
export function createAuditSchema(
  ctx: Context,
  name: string,
  definition: AuditSchemaDefinition,
): Promise<AuditSchemaRow> {
  const faults = faultsOf(definition)
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  return ctx.transaction(async (tx) => {
    const action = await tx.db.one<{ id: string; version: number }>(sql`
      insert into audit_log_actions as a (environment_id, id, name, version, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('ala')}, ${name}, 1, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, name) do update set version = a.version + 1, updated_at = excluded.updated_at
      returning id, version`)
    return tx.db.one<AuditSchemaRow>(sql`
      insert into audit_log_schemas as s (environment_id, id, action_id, version, definition, created_at)
      values (${tx.environmentId}, ${tx.newId('als')}, ${action.id}, ${action.version}, ${JSON.stringify(definition)}, ${tx.now()})
      returning ${auditSchemaColumns}`)
  })
}

function faultsOf({ actor, targets, metadata }: AuditSchemaDefinition): Fault[] {
  const given: [field: string, schema: unknown][] = [
    ['actor.metadata', actor?.metadata],
    ...targets.map((target, i): [string, unknown] => [`targets.${i}.metadata`, target.metadata]),
    ['metadata', metadata],
  ]
  return given.flatMap(([field, schema]) => {
    const wrong = schema === undefined ? undefined : metadataSchemaFault(schema)
    if (wrong === undefined) return []
    const member = [field, wrong.member].filter(Boolean).join('.').slice(0, 200)
    return [{ field: member, code: `${field}_not_a_schema`, message: `\`${member}\` ${wrong.message}.` }]
  })
}

export function listAuditActions(ctx: Context, query: ListQuery): Promise<Page<AuditActionRow>> {
  return readPage<AuditActionRow>(ctx.db, query, {
    select: sql`
      select a.id, a.name, a.created_at, a.updated_at, s.id as schema_id, s.version, s.definition, s.created_at as schema_created_at
      from audit_log_actions a join audit_log_schemas s
        on s.environment_id = a.environment_id and s.action_id = a.id and s.version = a.version`,
    where: [sql`a.environment_id = ${ctx.environmentId}`],
    id: sql`a.id`,
    prefix: 'ala',
  })
}

/** @throws notFound for an action that has none */
export async function listAuditSchemas(ctx: Context, name: string, query: ListQuery): Promise<Page<AuditSchemaRow>> {
  const action = sql`select id from audit_log_actions where environment_id = ${ctx.environmentId} and name = ${name}`
  const exists = ctx.db.maybe(action).then((found) => {
    if (found === undefined) throw actionNotFound(name)
  })
  return checkedRead(exists, () =>
    readPage<AuditSchemaRow>(ctx.db, query, {
      select: sql`select ${auditSchemaColumns} from audit_log_schemas s`,
      where: [sql`s.environment_id = ${ctx.environmentId} and s.action_id = (${action})`],
      id: sql`s.id`,
      prefix: 'als',
    }),
  )
}

/** The names of the actions of an environment in their order, so many at most. */
export async function listAuditActionNames(ctx: Context, limit: number): Promise<string[]> {
  const rows = await ctx.db.many<{ name: string }>(sql`
    select name from audit_log_actions where environment_id = ${ctx.environmentId} order by name limit ${limit}`)
  return rows.map(({ name }) => name)
}
