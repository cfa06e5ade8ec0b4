import { noSettings, type StoredSettings, storedSettings } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { inOneStatement } from '#platform/db/in-one-statement.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { randomCrockford } from '#platform/ids.ts'
import type { AnyConnection } from '../connections/index.ts'
import {
  asFailure,
  type Failure,
  failSsoSession,
  isAnnouncing,
  newSsoSession,
  startSsoSession,
} from '../sso-sessions/index.ts'
import { bindingCookie, newBinding } from './browser-binding.ts'
import type { Prepared, SignInHints } from './prepared.ts'
import { ssoSettings } from './settings.ts'
import { insertVisit, newSecret, type Purpose, type SecretVisit } from './visits.ts'

export type Departure =
  | { kind: 'away'; url: string; cookies: string[]; sessionId: string }
  /** The provider cannot be asked. */
  | { kind: 'failed'; failure: Failure; sessionId: string }

/** Writes the request to the provider. @throws a failure with a named cause */
export type Prepare = (visit: SecretVisit, requestId: string) => Promise<Prepared>

/** A test may take as long as its administrator does. */
const testMinutes = 60

/**
 * Begins a sign-in at a provider: stores what the response has to match, and returns where to send the browser, with
 * the cookie to which the response is bound.
 */
export async function sendAway(
  ctx: Context,
  connection: Pick<AnyConnection, 'id' | 'organization_id'>,
  purpose: Purpose,
  { forcesLogin, loginHint }: Pick<SignInHints, 'forcesLogin' | 'loginHint'>,
  prepare: Prepare,
): Promise<Departure> {
  const visit: SecretVisit = {
    state: newSecret(),
    purpose,
    nonce: newSecret(),
    codeVerifier: newSecret(),
    ...(forcesLogin === true ? { forcedAt: ctx.now().toISOString() } : {}),
  }
  const [prepared, { sso_minutes, mayAnnounce }] = await Promise.all([
    prepare(visit, `_${randomCrockford(26)}`).catch(asFailure),
    readPolicy(ctx, connection.id),
  ])
  const seconds = 60 * (purpose.kind === 'test' ? testMinutes : sso_minutes)
  const expiresAt = new Date(ctx.now().getTime() + seconds * 1_000)
  const isAnnounced = purpose.kind === 'test' || mayAnnounce
  const binding = newBinding()
  const sessionId = await ctx.transaction(async (tx) => {
    const origin = purpose.kind === 'test' ? 'test' : 'service_provider'
    const attempt = { connection, origin, expiresAt, email: loginHint, isAnnounced } as const
    if (isFailure(prepared)) {
      const id = startSsoSession(tx, attempt)
      await failSsoSession(tx, id, prepared)
      return id
    }
    const { form, request } = prepared
    const { id, insert } = newSsoSession(tx, { ...attempt, exchange: { request, response: null, attributes: null } })
    const insertOfVisit = insertVisit(tx, {
      visit: { ...visit, ...defined({ form }), ...(isAnnounced ? {} : { isUnannounced: true }) },
      sessionId: id,
      connectionId: connection.id,
      binding,
      requestId: prepared.requestId,
      expiresAt,
    })
    tx.db.send(inOneStatement(insert, insertOfVisit))
    return id
  })
  if (isFailure(prepared)) return { kind: 'failed', failure: prepared, sessionId }
  // Beyond the provider's answer, so that a browser that comes back late hears that it is late.
  const cookies = [bindingCookie(ctx.system, visit.state, binding, seconds + 3_600)]
  const url = prepared.url ?? `${ctx.system.config.url}/sso/request?visit=${visit.state}`
  return { kind: 'away', url, cookies, sessionId }
}

/** What the environment says of the sign-in, and whether its attempt is announced. */
async function readPolicy(ctx: Context, connectionId: string): Promise<{ sso_minutes: number; mayAnnounce: boolean }> {
  const { settings, may_announce } = await ctx.db.one<{ settings: StoredSettings | null; may_announce: boolean }>(sql`
    select ${storedSettings(ctx)} as settings, ${isAnnouncing(ctx, connectionId)} as may_announce`)
  return { ...ssoSettings.of(settings ?? noSettings), mayAnnounce: may_announce }
}

function isFailure(prepared: Prepared | Failure): prepared is Failure {
  return 'reason' in prepared
}
