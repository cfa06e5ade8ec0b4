import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { LogoutAttempt } from '../schemas.ts'
import type { ClaimedLogout } from './claim.ts'
import { signLogoutToken } from './logout-token.ts'

export interface Outcome {
  attempt: LogoutAttempt
  /** There is no one to send it to, and that is permanent. */
  isFinal: boolean
}

const timeoutMs = 5_000

/** Sends a logout token once. Never throws: internal errors are logged, and it is sent again. */
export async function attemptLogout(system: System, logout: ClaimedLogout): Promise<Outcome> {
  const startedAt = system.now().toISOString()
  const unsent = { backchannel_logout_uri: null, started_at: startedAt, duration_ms: 0, response_status: null }
  const { client_id: clientId, backchannel_logout_uri: url, user_id: userId, sid, security_profile } = logout
  if (clientId === null) return { attempt: { ...unsent, error: 'application_deleted' }, isFinal: true }
  if (url === null) return { attempt: { ...unsent, error: 'backchannel_logout_uri_removed' }, isFinal: true }
  const began = performance.now()
  const sent = { ...unsent, backchannel_logout_uri: url }
  try {
    const ctx = await findEnvironmentContext(system, logout.environment_id)
    if (ctx === undefined) return { attempt: { ...unsent, error: 'application_deleted' }, isFinal: true }
    const token = await signLogoutToken(ctx, { clientId, userId, sid, profile: security_profile ?? 'none' })
    const { status, body, durationMs } = await system.outgoing.request({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Gatehouse/1' },
      body: new URLSearchParams({ logout_token: token }).toString(),
      timeoutMs,
      maxResponseBytes: 4_096,
      truncate: true,
      tellsTrace: true,
    })
    const error = isSuccess(status) ? null : (errorIn(body) ?? 'unsuccessful_status')
    const attempt = { ...sent, duration_ms: Math.round(durationMs), response_status: status, error }
    return { attempt, isFinal: false }
  } catch (err) {
    const error = err instanceof OutgoingError ? err.reason : 'internal_error'
    if (!(err instanceof OutgoingError))
      system.log.error({ err, logout: logout.id }, 'a logout token could not be sent because of a fault of ours')
    return { attempt: { ...sent, duration_ms: Math.round(performance.now() - began), error }, isFinal: false }
  }
}

/** §2.8: 200, or 204, which some frameworks make of an empty body. Redirects are not followed. */
function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299
}

/** Nothing else of the body is kept, since it may be about a person. */
function errorIn(body: Buffer): string | undefined {
  const error = parseInnerObject(body.toString())?.error
  return typeof error === 'string' && /^[a-z_]{1,64}$/.test(error) ? error : undefined
}
