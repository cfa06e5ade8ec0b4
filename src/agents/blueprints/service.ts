import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { endsWithBlueprint } from './ends-with-blueprint.ts'
import { nameAlreadyInUse } from './errors.ts'
import { blueprintCreated, blueprintDeleted, blueprintUpdated } from './events.ts'
import { instanceTypes, noPermissions, replacePermissions } from './instance-types.ts'
import { requireReferences } from './references.ts'
import {
  type BlueprintRow,
  blueprintColumns,
  type CreateBlueprint,
  defaultSessionSettings,
  toBlueprint,
  toDeletedBlueprint,
  type UpdateBlueprint,
} from './schemas.ts'

/**
 * Stores a blueprint and records `agent.blueprint.created`. Of racing calls with one name one succeeds.
 *
 * @throws nameAlreadyInUse, permissionNotFound, roleNotFound, organizationNotFound
 */
export function createBlueprint(ctx: Context, input: CreateBlueprint): Promise<BlueprintRow> {
  const { name, description = null, invocable_by = {} } = input
  const { max_age_seconds, access_token_ttl_seconds, refresh_token_ttl_seconds } =
    input.session_settings ?? defaultSessionSettings
  const { permissions, not_delegated, not_autonomous } = replacePermissions(noPermissions, input.permissions ?? [])
  const instance_types = eachOnce(input.invocable_as?.instance_types ?? instanceTypes)
  const role_slugs = eachOnce(invocable_by.role_slugs ?? [])
  const organization_ids = eachOnce(invocable_by.organization_ids ?? [])
  return ctx.transaction(async (tx) => {
    await requireReferences(tx, { permissions, role_slugs, organization_ids })
    const row = await tx.db
      .one<BlueprintRow>(sql`
        insert into agent_blueprints (environment_id, id, name, description, permissions, instance_types, not_delegated,
          not_autonomous, role_slugs, organization_ids, max_age_seconds, access_token_ttl_seconds, refresh_token_ttl_seconds, created_at, updated_at)
        values (${tx.environmentId}, ${tx.newId('agent_blueprint')}, ${name}, ${description}, ${permissions},
          ${instance_types}, ${not_delegated}, ${not_autonomous}, ${role_slugs}, ${organization_ids}, ${max_age_seconds}, ${access_token_ttl_seconds}, ${refresh_token_ttl_seconds}, ${tx.now()},
          ${tx.now()})
        returning ${blueprintColumns}`)
      .catch(onViolation('agent_blueprints_name', () => nameAlreadyInUse(name)))
    recordEvent(tx, blueprintCreated, toBlueprint(row))
    return row
  })
}

/** @throws notFound */
export async function getBlueprint(ctx: Context, id: string): Promise<BlueprintRow> {
  const row = await ctx.db.maybe<BlueprintRow>(selectBlueprint(ctx, id))
  if (row === undefined) throw notFound('Agent blueprint', id)
  return row
}

export function listBlueprints(ctx: Context, query: ListQuery): Promise<Page<BlueprintRow>> {
  return readPage<BlueprintRow>(ctx.db, query, {
    select: sql`select ${blueprintColumns} from agent_blueprints`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: 'agent_blueprint',
  })
}

/**
 * Changes the members that are given and records `agent.blueprint.updated` when that changed anything. Tokens show it from the next
 * mint or refresh on, validations at once.
 *
 * @throws notFound, nameAlreadyInUse
 * @throws permissionNotFound, roleNotFound, organizationNotFound for what a given list names
 */
export function updateBlueprint(ctx: Context, id: string, input: UpdateBlueprint): Promise<BlueprintRow> {
  const { invocable_by = {}, invocable_as, session_settings = {} } = input
  return ctx.transaction(async (tx) => {
    const current = await lockBlueprint(tx, id)
    const permissions = input.permissions && replacePermissions(current, input.permissions)
    await requireReferences(tx, { permissions: permissions?.permissions, ...invocable_by })
    const wanted: BlueprintRow = {
      ...current,
      name: input.name ?? current.name,
      description: input.description === undefined ? current.description : input.description,
      ...permissions,
      instance_types: eachOnce(invocable_as?.instance_types ?? current.instance_types),
      role_slugs: eachOnce(invocable_by.role_slugs ?? current.role_slugs),
      organization_ids: eachOnce(invocable_by.organization_ids ?? current.organization_ids),
      ...session_settings,
    }
    const changed = changedAttributes(toBlueprint(current), toBlueprint(wanted))
    if (changed === undefined) return current
    tx.db.send(
      sql`
        update agent_blueprints set name = ${wanted.name}, description = ${wanted.description},
          permissions = ${wanted.permissions}, instance_types = ${wanted.instance_types},
          not_delegated = ${wanted.not_delegated}, not_autonomous = ${wanted.not_autonomous}, role_slugs = ${wanted.role_slugs},
          organization_ids = ${wanted.organization_ids}, max_age_seconds = ${wanted.max_age_seconds},
          access_token_ttl_seconds = ${wanted.access_token_ttl_seconds},
          refresh_token_ttl_seconds = ${wanted.refresh_token_ttl_seconds}, updated_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and id = ${id}`,
      onViolation('agent_blueprints_name', () => nameAlreadyInUse(wanted.name)),
    )
    const row = { ...wanted, updated_at: tx.now().toISOString() }
    recordEvent(tx, blueprintUpdated, toBlueprint(row), changed)
    return row
  })
}

/**
 * Deletes a blueprint with all agents that were made from it. Records the events of their ends first and
 * `agent.blueprint.deleted` last. Of racing calls one succeeds.
 *
 * @throws notFound
 */
export function deleteBlueprint(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await lockBlueprint(tx, id)
    for (const end of endsWithBlueprint.of(tx.system).toReversed()) await end(tx, id)
    tx.db.send(sql`delete from agent_blueprints where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, blueprintDeleted, toDeletedBlueprint(row))
  })
}

async function lockBlueprint(tx: TransactionContext, id: string): Promise<BlueprintRow> {
  const row = await tx.db.maybe<BlueprintRow>(sql`${selectBlueprint(tx, id)} for update`)
  if (row === undefined) throw notFound('Agent blueprint', id)
  return row
}

function selectBlueprint(ctx: Context, id: string): Statement {
  return sql`
    select ${blueprintColumns} from agent_blueprints where environment_id = ${ctx.environmentId} and id = ${id}`
}

function eachOnce<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names)]
}
