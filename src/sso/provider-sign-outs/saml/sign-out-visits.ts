import type { Context, System } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ProviderForm } from '../../provider-sign-ins/index.ts'

/** As long as a person may take at the provider, which may ask whether they are sure. */
export const visitSeconds = 600

/** A browser that was sent to a provider to end a session there. */
interface SecretVisit {
  /** Goes to the provider as `RelayState`. */
  state: string
  /** Where the browser goes afterwards. */
  returnTo: string
  /** The form that carries the request by HTTP-POST. */
  form?: ProviderForm
}

export interface SignOutVisit extends SecretVisit {
  environmentId: string
  connectionId: string
  browserHash: Buffer
  isAnswered: boolean
}

export interface NewSignOutVisit extends SecretVisit {
  connectionId: string
  profileId: string
  /** The secret of the browser. */
  binding: string
  requestId: string
}

export async function createSignOutVisit(ctx: Context, input: NewSignOutVisit): Promise<void> {
  const { connectionId, profileId, binding, requestId, ...visit } = input
  const { hashCredential, keyring } = ctx.system
  await ctx.db.run(sql`
    insert into sign_out_visits (environment_id, hash, connection_id, profile_id, browser_hash, request_id, sealed_visit, expires_at,
      created_at)
    values (${ctx.environmentId}, ${hashCredential(visit.state)}, ${connectionId}, ${profileId},
      ${hashCredential(binding)}, ${requestId}, ${keyring.seal(JSON.stringify(visit), sealContext(requestId))},
      ${new Date(ctx.now().getTime() + visitSeconds * 1_000)}, ${ctx.now()})`)
}

/** The visit of a `RelayState`, of any environment. Reading does not end it. */
export async function findSignOutVisit(system: System, state: string): Promise<SignOutVisit | undefined> {
  const row = await system.database.maybe<VisitRow>(sql`
    select ${columns} from sign_out_visits where hash = ${anyOf(system.hashesOf(state))} and expires_at > ${system.now()}`)
  return row && toVisit(system, row)
}

/** Marks a visit as answered by the provider. @returns `undefined` for a request that the connection has not sent. */
export async function answerSignOutVisit(
  ctx: Context,
  connectionId: string,
  requestId: string,
): Promise<SignOutVisit | undefined> {
  const row = await ctx.db.maybe<VisitRow>(sql`
    update sign_out_visits set answered_at = ${ctx.now()}
    where ${of(ctx, connectionId, requestId)} and expires_at > ${ctx.now()} returning ${columns}`)
  return row && toVisit(ctx.system, row)
}

/** Ends a visit. @returns whether it was open; of parallel returns, only one continues */
export async function endSignOutVisit(system: System, { environmentId, state }: SignOutVisit): Promise<boolean> {
  const ended = await system.database.run(sql`
    delete from sign_out_visits where environment_id = ${environmentId} and hash = ${anyOf(system.hashesOf(state))}`)
  return ended === 1
}

interface VisitRow {
  environment_id: string
  connection_id: string
  browser_hash: Buffer
  request_id: string
  sealed_visit: string
  answered_at: string | null
}

const columns = sql`environment_id, connection_id, browser_hash, request_id, sealed_visit, answered_at`

function of(ctx: Context, connectionId: string, requestId: string): Statement {
  return sql`environment_id = ${ctx.environmentId} and connection_id = ${connectionId} and request_id = ${requestId}`
}

function toVisit({ keyring }: System, row: VisitRow): SignOutVisit {
  return {
    ...openJson<SecretVisit>(keyring, row.sealed_visit, sealContext(row.request_id)),
    environmentId: row.environment_id,
    connectionId: row.connection_id,
    browserHash: row.browser_hash,
    isAnswered: row.answered_at !== null,
  }
}

function sealContext(requestId: string): string {
  return `sign_out_visit:${requestId}`
}
