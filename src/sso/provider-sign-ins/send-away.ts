import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { randomCrockford } from '#platform/ids.ts'
import type { AnyConnection } from '../connections/index.ts'
import {
  asFailure,
  type Failure,
  failSsoSession,
  keepExchange,
  mayAnnounce,
  startSsoSession,
} from '../sso-sessions/index.ts'
import { bindingCookie, newBinding } from './browser-binding.ts'
import type { Prepared, SignInHints } from './prepared.ts'
import { ssoSettings } from './settings.ts'
import { createVisit, newSecret, type Purpose, type SecretVisit } from './visits.ts'

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
  const { sso_minutes } = await ssoSettings.read(ctx)
  const seconds = 60 * (purpose.kind === 'test' ? testMinutes : sso_minutes)
  const expiresAt = new Date(ctx.now().getTime() + seconds * 1_000)
  const visit: SecretVisit = {
    state: newSecret(),
    purpose,
    nonce: newSecret(),
    codeVerifier: newSecret(),
    ...(forcesLogin === true ? { forcedAt: ctx.now().toISOString() } : {}),
  }
  const [prepared, isAnnounced] = await Promise.all([
    prepare(visit, `_${randomCrockford(26)}`).catch(asFailure),
    purpose.kind === 'test' || mayAnnounce(ctx, connection.id),
  ])
  const binding = newBinding()
  const sessionId = await ctx.transaction(async (tx) => {
    const origin = purpose.kind === 'test' ? 'test' : 'service_provider'
    const id = startSsoSession(tx, { connection, origin, expiresAt, email: loginHint, isAnnounced })
    if (isFailure(prepared)) {
      await failSsoSession(tx, id, prepared)
      return id
    }
    keepExchange(tx, id, { request: prepared.request, response: null, attributes: null })
    const { form } = prepared
    createVisit(tx, {
      visit: { ...visit, ...defined({ form }), ...(isAnnounced ? {} : { isUnannounced: true }) },
      sessionId: id,
      connectionId: connection.id,
      binding,
      requestId: prepared.requestId,
      expiresAt,
    })
    return id
  })
  if (isFailure(prepared)) return { kind: 'failed', failure: prepared, sessionId }
  // Beyond the provider's answer, so that a browser that comes back late hears that it is late.
  const cookies = [bindingCookie(ctx.system, visit.state, binding, seconds + 3_600)]
  const url = prepared.url ?? `${ctx.system.config.url}/sso/request?visit=${visit.state}`
  return { kind: 'away', url, cookies, sessionId }
}

function isFailure(prepared: Prepared | Failure): prepared is Failure {
  return 'reason' in prepared
}
