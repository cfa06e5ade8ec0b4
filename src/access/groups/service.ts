import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { isBlank } from '#platform/http/fields.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { blankGroupName } from './errors.ts'
import { groupCreated, groupDeleted, groupUpdated } from './events.ts'
import { type CreateGroup, type GroupRow, groupColumns, toGroup, type UpdateGroup } from './schemas.ts'

/**
 * Stores a group without members and records `group.created`. Names need not be unique.
 *
 * @throws notFound for the organization
 * @throws blankGroupName
 */
export function createGroup(ctx: Context, organizationId: string, input: CreateGroup): Promise<GroupRow> {
  refuseBlankName(input.name)
  return ctx.transaction(async (tx) => {
    const row = await tx.db.one<GroupRow>(sql`
      insert into groups as g (environment_id, id, organization_id, name, description, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('group')}, ${organizationId}, ${input.name}, ${input.description ?? null},
        ${tx.now()}, ${tx.now()})
      returning ${groupColumns}`)
    recordEvent(tx, groupCreated, toGroup(row))
    return row
  })
}

/**
 * A group of this organization and no other.
 *
 * @throws notFound for the organization or the group
 */
export async function getGroup(ctx: Context, organizationId: string, id: string): Promise<GroupRow> {
  const row = await ctx.db.maybe<GroupRow>(selectGroup(ctx, organizationId, id))
  return row ?? refuseMissing(ctx, organizationId, id)
}

/**
 * Reads a group so that no other call changes it or its members before this one is done.
 *
 * @throws notFound for the organization or the group
 */
export async function lockGroup(tx: TransactionContext, organizationId: string, id: string): Promise<GroupRow> {
  const row = await tx.db.maybe<GroupRow>(sql`${selectGroup(tx, organizationId, id)} for update`)
  return row ?? refuseMissing(tx, organizationId, id)
}

/** Changes of what one group has follow one another. @throws notFound */
export async function lockPartsOfGroup(tx: TransactionContext, id: string): Promise<void> {
  const found = await tx.db.maybe(sql`
    select 1 from groups where environment_id = ${tx.environmentId} and id = ${id} for no key update`)
  if (found === undefined) throw notFound('Group', id)
}

/** @throws notFound */
export async function organizationOfGroup(ctx: Context, id: string): Promise<string> {
  const row = await ctx.db.maybe<{ organization_id: string }>(
    sql`select organization_id from groups where environment_id = ${ctx.environmentId} and id = ${id}`,
  )
  if (row === undefined) throw notFound('Group', id)
  return row.organization_id
}

/** The oldest group of an organization with a name. */
export async function findGroupId(ctx: Context, organizationId: string, name: string): Promise<string | undefined> {
  const found = await ctx.db.maybe<{ id: string }>(sql`
    select id from groups
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId} and name = ${name}
    order by id limit 1`)
  return found?.id
}

/** @throws notFound for the organization */
export async function listGroups(ctx: Context, organizationId: string, query: ListQuery): Promise<Page<GroupRow>> {
  const page = await readPage<GroupRow>(ctx.db, query, {
    select: sql`select ${groupColumns} from groups g`,
    where: [sql`g.environment_id = ${ctx.environmentId}`, sql`g.organization_id = ${organizationId}`],
    id: sql`g.id`,
    prefix: 'group',
  })
  // A row proves that the organization exists.
  if (page.rows.length === 0) await getOrganization(ctx, organizationId)
  return page
}

/**
 * Changes the members that are given and records `group.updated` when that changed anything.
 *
 * @throws notFound for the organization or the group
 * @throws blankGroupName
 */
export function updateGroup(ctx: Context, organizationId: string, id: string, input: UpdateGroup): Promise<GroupRow> {
  if (input.name !== undefined) refuseBlankName(input.name)
  return ctx.transaction(async (tx) => {
    const current = await lockGroup(tx, organizationId, id)
    const { name = current.name, description = current.description } = input
    const changed = changedAttributes(toGroup(current), toGroup({ ...current, name, description }))
    if (changed === undefined) return current
    tx.db.send(sql`
      update groups set name = ${name}, description = ${description}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id}`)
    const row = { ...current, name, description, updated_at: tx.now().toISOString() }
    recordEvent(tx, groupUpdated, toGroup(row), changed)
    return row
  })
}

/**
 * Deletes a group; its members stay members of the organization. Records `group.deleted`, without a
 * `group.member_removed` for each member.
 *
 * @throws notFound for the organization or the group
 */
export function deleteGroup(ctx: Context, organizationId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<GroupRow>(sql`
      delete from groups g
      where g.environment_id = ${tx.environmentId} and g.organization_id = ${organizationId} and g.id = ${id}
      returning ${groupColumns}`)
    recordEvent(tx, groupDeleted, toGroup(row ?? (await refuseMissing(tx, organizationId, id))))
  })
}

function selectGroup(ctx: Context, organizationId: string, id: string): Statement {
  return sql`
    select ${groupColumns} from groups g
    where g.environment_id = ${ctx.environmentId} and g.organization_id = ${organizationId} and g.id = ${id}`
}

/** Says which of the two is missing: the organization, or the group in it. */
async function refuseMissing(ctx: Context, organizationId: string, id: string): Promise<never> {
  await getOrganization(ctx, organizationId)
  throw notFound('Group', id)
}

function refuseBlankName(name: string): void {
  if (isBlank(name)) throw blankGroupName()
}
