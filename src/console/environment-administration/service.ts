import {
  type ApplicationEnvironmentKind,
  createEnvironmentIn,
  createEnvironmentWithin,
  endManagementKeys,
  type NewEnvironment,
  setEnvironmentKind,
  updateEnvironment,
} from '#environment/environments/index.ts'
import { ensureDevelopmentUris } from '#operator/seed/index.ts'
import { mainCluster } from '#platform/clusters/clusters.ts'
import {
  type Context,
  createContext,
  insideTransaction,
  type System,
  type TransactionContext,
} from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { all, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { chainEntries } from '../operator-log/index.ts'
import { firstEnvironment, nameDoesNotMatch } from './errors.ts'
import { deleteEnvironmentJob } from './jobs.ts'
import { type ListedEnvironmentRow, type PlacedEnvironment, selectEnvironments } from './schemas.ts'

// `ctx` is of the environment of the operators, which is in `main`; the others are named, and are in any cluster.

const ofApplications = sql`e.kind <> 'system' and e.absent is null`

/**
 * Those of all clusters that answer, as one list.
 *
 * @param search a part of the name, in any case
 */
export async function listApplicationEnvironments(
  ctx: Context,
  { search, ...query }: ListQuery & { search?: string },
): Promise<Page<PlacedEnvironment>> {
  const id = sql`e.id`
  const { beyond, direction, size, isAscending, toPage } = pageWindow(query, 'environment')
  const named = search === undefined ? undefined : sql`e.name ilike ${containing(search)}`
  const statement = sql`${selectEnvironments} where ${all([ofApplications, named, ...beyond(id)])}
    order by ${id} ${direction} limit ${size}`
  const [main = [], ...others] = await Promise.all(
    clustersOf(ctx).map(async ({ system, db }) => {
      const rows = db.many<ListedEnvironmentRow>(statement)
      return (await (system.cluster === mainCluster ? rows : rows.catch(() => []))).map((row) => placed(row, system))
    }),
  )
  if (others.length === 0) return toPage(main)
  const merged = [main, ...others].flat().sort((one, other) => (one.id < other.id === isAscending ? -1 : 1))
  return toPage(merged.slice(0, size))
}

/** @throws notFound */
export async function getApplicationEnvironment(ctx: Context, id: string): Promise<PlacedEnvironment> {
  return (await findEnvironment(ctx, id)).environment
}

/** Looks in `main` first, with what a transaction there has changed. @throws notFound */
async function findEnvironment(ctx: Context, id: string): Promise<{ environment: PlacedEnvironment; system: System }> {
  for (const { system, db } of clustersOf(ctx)) {
    const row = await db.maybe<ListedEnvironmentRow>(
      sql`${selectEnvironments} where ${ofApplications} and e.id = ${id}`,
    )
    if (row !== undefined) return { environment: placed(row, system), system }
  }
  throw notFound('Environment', id)
}

/** `main` as the caller sees it, and the others. */
function clustersOf({ system, db }: Context) {
  return system.clusters
    .all()
    .map((each) => ({ system: each, db: each.cluster === system.cluster ? db : each.database }))
}

function placed(row: ListedEnvironmentRow, { cluster }: System): PlacedEnvironment {
  return { ...row, cluster }
}

/**
 * In another cluster it is made apart from the transaction of `ctx`: if that fails, an environment is left whose key no one has seen.
 *
 * @returns the environment and the value of its first key
 * @throws clusterUnknown, databaseUnavailable
 */
export function makeEnvironment(
  ctx: Context,
  { name, kind, cluster }: { name: string; kind: ApplicationEnvironmentKind; cluster: string },
): Promise<{ environment: PlacedEnvironment; apiKey: string }> {
  return ctx.transaction(async (tx) => {
    const made = await (cluster === mainCluster
      ? createEnvironmentWithin(tx.system, tx.db, name, kind)
      : createEnvironmentIn(tx.system, cluster, name, kind))
    await prepare(tx, made)
    return { environment: await getApplicationEnvironment(tx, made.context.environmentId), apiKey: made.apiKey }
  })
}

function prepare(tx: TransactionContext, { context }: NewEnvironment): Promise<void> {
  const isBeside = context.system.cluster === tx.system.cluster
  return ensureDevelopmentUris(isBeside ? insideTransaction(context, tx.db) : context, tx.system.config.development)
}

/** @throws notFound */
export function changeEnvironment(
  ctx: Context,
  id: string,
  { name, kind }: { name?: string; kind?: ApplicationEnvironmentKind },
): Promise<PlacedEnvironment> {
  return ctx.transaction(async (tx) => {
    await within(tx, id, async (other) => {
      if (name !== undefined) await updateEnvironment(other, { name })
      if (kind !== undefined) await setEnvironmentKind(other, kind)
    })
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
  await ctx.transaction((tx) =>
    within(tx, id, async (other) => {
      await endManagementKeys(other)
      // A job of its own cluster, and of the operators where they are beside it.
      enqueueJob(other.system.cluster === tx.system.cluster ? tx : other, deleteEnvironmentJob, { id })
    }),
  )
}

/**
 * Works in another environment, for the one who acts: in the same transaction, or in one of its cluster, which commits first.
 *
 * @throws notFound
 */
export async function within<Result>(
  tx: TransactionContext,
  id: string,
  work: (other: TransactionContext) => Promise<Result>,
): Promise<Result> {
  const { environment, system } = await findEnvironment(tx, id)
  const { actor, request } = tx
  const parts = { environmentId: id, clientId: environment.client_id, actor }
  const other = createContext(system, { ...parts, ...(request && { request }) })
  return system.cluster === tx.system.cluster ? work(insideTransaction(other, tx.db)) : other.transaction(work)
}
