import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { giveBack } from '#platform/followers/leases.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type AuthenticationInput, splitSecret } from '#platform/outgoing/authentication.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { unknownSources } from './attributes.ts'
import { targetNotFound, tooManyTargets } from './errors.ts'
import { beginReconciliation } from './reconcile/begin.ts'
import { type CreateScimTarget, type TargetRow, targetColumns, type UpdateScimTarget } from './schemas.ts'
import { sealSecret } from './secrets.ts'

const mostTargets = 20

/**
 * Creates a target, and begins to push everyone that it asks for.
 *
 * @throws tooManyTargets; invalidRequest for an address, an organization or a group
 */
export function createTarget(ctx: Context, input: CreateScimTarget): Promise<TargetRow> {
  checkAddress(ctx, 'endpoint_url', input.endpoint_url)
  checkTokenUrl(ctx, input.authentication)
  checkMapping(input)
  const { shown, secret } = splitSecret(input.authentication)
  return ctx.transaction(async (tx) => {
    await requireNamed(tx, input)
    await refuseMore(tx)
    const id = tx.newId('scim_target')
    const now = tx.now()
    tx.db.send(sql`
      insert into scim_targets (environment_id, id, name, endpoint_url, authentication, sealed_secret, attribute_mapping,
        organization_ids, role_slugs, group_ids, pushes_groups, update_method, deprovisioning, state, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${input.name}, ${input.endpoint_url.replace(/\/+$/, '')}, ${{ ...shown }},
        ${sealSecret(tx.system, id, secret)}, ${{ ...input.attribute_mapping }}, ${input.organization_ids ?? null},
        ${input.role_slugs ?? null}, ${input.group_ids ?? null}, ${input.pushes_groups ?? false},
        ${input.update_method ?? 'automatic'}, ${input.deprovisioning ?? 'deactivate'}, ${input.state ?? 'active'}, ${now}, ${now})`)
    return beginReconciliation(tx, id)
  })
}

/** @throws notFound */
export async function getTarget(ctx: Context, id: string, lock: Statement = sql``): Promise<TargetRow> {
  const row = await ctx.db.maybe<TargetRow>(sql`
    select ${targetColumns} from scim_targets t where t.environment_id = ${ctx.environmentId} and t.id = ${id} ${lock}`)
  if (row === undefined) throw targetNotFound(id)
  return row
}

/** @throws invalidRequest for a cursor */
export function listTargets(ctx: Context, query: ListQuery): Promise<Page<TargetRow>> {
  return readPage<TargetRow>(ctx.db, query, {
    select: sql`select ${targetColumns} from scim_targets t`,
    where: [sql`t.environment_id = ${ctx.environmentId}`],
    id: sql`t.id`,
    prefix: 'scim_target',
  })
}

/**
 * Changes a target. Another choice of people or attributes is followed by a reconciliation. A target that was paused or refused
 * continues with `state: active`, and one that was refused also with new credentials.
 *
 * @throws notFound; invalidRequest for an address, an organization or a group
 */
export function updateTarget(ctx: Context, id: string, input: UpdateScimTarget): Promise<TargetRow> {
  const { authentication } = input
  if (authentication !== undefined) checkTokenUrl(ctx, authentication)
  checkMapping(input)
  const split = authentication === undefined ? undefined : splitSecret(authentication)
  return ctx.transaction(async (tx) => {
    const current = await getTarget(tx, id, sql`for no key update`)
    await requireNamed(tx, input)
    const next = { ...current, ...input }
    const state =
      input.state ?? (split !== undefined && current.state === 'refused' ? ('active' as const) : current.state)
    // The process that pushes stops: what it has under way is pushed again.
    const row = await tx.db.one<TargetRow>(sql`
      update scim_targets t set name = ${next.name}, authentication = ${{ ...(split?.shown ?? current.authentication) }},
        sealed_secret = ${split === undefined ? current.sealed_secret : sealSecret(tx.system, id, split.secret)},
        attribute_mapping = ${{ ...next.attribute_mapping }}, organization_ids = ${next.organization_ids ?? null},
        role_slugs = ${next.role_slugs ?? null}, group_ids = ${next.group_ids ?? null}, pushes_groups = ${next.pushes_groups},
        update_method = ${next.update_method}, deprovisioning = ${next.deprovisioning}, state = ${state}, failures = 0,
        last_error = case when ${state} = 'active' then null else t.last_error end, ${giveBack},
        next_attempt_at = case when ${state} = 'active' then ${tx.now()}::timestamptz end, updated_at = ${tx.now()}
      where t.environment_id = ${tx.environmentId} and t.id = ${id} returning ${targetColumns}`)
    const isElse = restarting.some((name) => JSON.stringify(row[name]) !== JSON.stringify(current[name]))
    tx.db.afterCommit(() => tx.system.wakeUps.announce('scim_targets'))
    return isElse ? beginReconciliation(tx, id) : row
  })
}

/** A change of one of these is a change of what the target must have. */
const restarting = [
  'attribute_mapping',
  'organization_ids',
  'role_slugs',
  'group_ids',
  'pushes_groups',
  'update_method',
  'deprovisioning',
] as const

/** The target keeps what it has. @throws notFound */
export async function deleteTarget(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.transaction((tx) =>
    tx.db.run(sql`delete from scim_targets where environment_id = ${tx.environmentId} and id = ${id}`),
  )
  if (deleted === 0) throw targetNotFound(id)
}

/** Compares everyone with what the target has, and writes the differences. One that runs begins again. @throws notFound */
export function reconcileTarget(ctx: Context, id: string): Promise<TargetRow> {
  return ctx.transaction(async (tx) => {
    await getTarget(tx, id, sql`for no key update`)
    return beginReconciliation(tx, id)
  })
}

/** The environment is locked first, so that parallel calls are counted. */
async function refuseMore(tx: TransactionContext): Promise<void> {
  tx.db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`scim_targets ${tx.environmentId}`}, 0))`)
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::int as count from scim_targets where environment_id = ${tx.environmentId}`)
  if (count >= mostTargets) throw tooManyTargets(mostTargets)
}

/** @throws invalidRequest for an organization or a group that does not exist */
async function requireNamed(
  tx: TransactionContext,
  { organization_ids, group_ids }: Pick<UpdateScimTarget, 'organization_ids' | 'group_ids'>,
): Promise<void> {
  const { organization, group } = await tx.db.one<{ organization: string | null; group: string | null }>(sql`
    select (select min(given.id) from unnest(${organization_ids ?? []}::text[]) given (id) where not exists (
        select from organizations o where o.environment_id = ${tx.environmentId} and o.id = given.id)) as organization,
      (select min(given.id) from unnest(${group_ids ?? []}::text[]) given (id) where not exists (
        select from groups g where g.environment_id = ${tx.environmentId} and g.id = given.id)) as "group"`)
  if (organization !== null)
    throw fault('organization_ids', `names an organization that does not exist: ${organization}.`)
  if (group !== null) throw fault('group_ids', `names a group that does not exist: ${group}.`)
}

/** @throws invalidRequest */
function checkMapping({ attribute_mapping = {} }: Pick<UpdateScimTarget, 'attribute_mapping'>): void {
  const [name] = unknownSources(attribute_mapping)
  if (name !== undefined)
    throw fault(`attribute_mapping.${name}`, 'names no attribute of users. Send one such as `email` or `metadata.KEY`.')
}

function checkTokenUrl(ctx: Context, authentication: AuthenticationInput): void {
  if (authentication.type === 'oauth_client_credentials')
    checkAddress(ctx, 'authentication.token_url', authentication.token_url)
}

/** Credentials and people go there: https, or loopback in development. @throws invalidRequest */
function checkAddress({ system }: Context, field: string, url: string): void {
  try {
    system.outgoing.checkBrowserUrl(url)
  } catch (error) {
    if (error instanceof OutgoingError) throw fault(field, `cannot be used. ${error.message}`)
    throw error
  }
  const { search, hash } = new URL(url)
  if (hash !== '' || (field === 'endpoint_url' && search !== ''))
    throw fault(field, 'cannot be used. It must end with its path.')
}

function fault(field: string, what: string) {
  const code = `${field.replaceAll('.', '_')}_invalid`
  return platformErrors.invalidRequest([{ field, code, message: `\`${field}\` ${what}` }])
}
