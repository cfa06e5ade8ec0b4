import {
  type ApplicationEnvironmentKind,
  createEnvironmentWithin,
  endManagementKeys,
  setEnvironmentKind,
  updateEnvironment,
} from '#environment/environments/index.ts'
import { ensureDevelopmentUris } from '#operator/seed/index.ts'
import { type Context, createContext, insideTransaction, type TransactionContext } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { chainEntries } from '../operator-log/index.ts'
import { firstEnvironment, nameDoesNotMatch } from './errors.ts'
import { deleteEnvironmentJob } from './jobs.ts'
import { type ListedEnvironmentRow, selectEnvironments } from './schemas.ts'

// `ctx` is of the environment of the operators; the others are named.

const ofApplications = sql`e.kind <> 'system'`

/** @param search a part of the name, in any case */
export function listApplicationEnvironments(
  ctx: Context,
  { search, ...query }: ListQuery & { search?: string },
): Promise<Page<ListedEnvironmentRow>> {
  return readPage<ListedEnvironmentRow>(ctx.db, query, {
    select: selectEnvironments,
    where: [ofApplications, search === undefined ? undefined : sql`e.name ilike ${containing(search)}`],
    id: sql`e.id`,
    prefix: 'environment',
  })
}

/** @throws notFound */
export async function getApplicationEnvironment(ctx: Context, id: string): Promise<ListedEnvironmentRow> {
  const row = await ctx.db.maybe<ListedEnvironmentRow>(
    sql`${selectEnvironments} where ${ofApplications} and e.id = ${id}`,
  )
  if (row === undefined) throw notFound('Environment', id)
  return row
}

/** @returns the environment and the value of its first key */
export function makeEnvironment(
  ctx: Context,
  { name, kind }: { name: string; kind: ApplicationEnvironmentKind },
): Promise<{ environment: ListedEnvironmentRow; apiKey: string }> {
  return ctx.transaction(async (tx) => {
    const { context, apiKey } = await createEnvironmentWithin(tx.system, tx.db, name, kind)
    await ensureDevelopmentUris(insideTransaction(context, tx.db), tx.system.config.development)
    return { environment: await getApplicationEnvironment(tx, context.environmentId), apiKey }
  })
}

/** @throws notFound */
export function changeEnvironment(
  ctx: Context,
  id: string,
  { name, kind }: { name?: string; kind?: ApplicationEnvironmentKind },
): Promise<ListedEnvironmentRow> {
  return ctx.transaction(async (tx) => {
    const other = await within(tx, id)
    if (name !== undefined) await updateEnvironment(other, { name })
    if (kind !== undefined) await setEnvironmentKind(other, kind)
    return getApplicationEnvironment(tx, id)
  })
}

/**
 * Ends an environment: its management keys stop working at once, and a job deletes everything in it.
 *
 * @param name its name, typed by the one who deletes it
 * @throws notFound, nameDoesNotMatch, firstEnvironment
 */
export async function endEnvironment(ctx: Context, id: string, name: string): Promise<void> {
  const environment = await getApplicationEnvironment(ctx, id)
  if (environment.name !== name) throw nameDoesNotMatch()
  const first = await ctx.db.maybe<{ id: string }>(
    sql`select e.id from environments e where ${ofApplications} order by e.id limit 1`,
  )
  if (first?.id === id) throw firstEnvironment()
  // What was changed in it stays known.
  await chainEntries(ctx.system, id)
  await ctx.transaction(async (tx) => {
    await endManagementKeys(await within(tx, id))
    enqueueJob(tx, deleteEnvironmentJob, { id })
  })
}

/** The same transaction in another environment, for the one who acts. @throws notFound */
export async function within(tx: TransactionContext, id: string): Promise<TransactionContext> {
  const { client_id: clientId } = await getApplicationEnvironment(tx, id)
  const { system, actor, request } = tx
  const other = createContext(system, { environmentId: id, clientId, actor, ...(request && { request }) })
  return insideTransaction(other, tx.db)
}
