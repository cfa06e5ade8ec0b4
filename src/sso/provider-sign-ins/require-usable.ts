import { type ConnectionRow, isUsable } from '../connections/index.ts'
import { SsoFailure } from '../sso-sessions/index.ts'
import type { Purpose } from './visits.ts'

/**
 * S-18: a connection that is switched off signs no one in, also where a sign-in was under way. A test signs no one in anyway,
 * and is what comes before a connection is switched on.
 *
 * @param purpose of the visit that is answered; `undefined` for an answer to none. @throws SsoFailure
 */
export function requireUsable(connection: ConnectionRow, purpose: Purpose | undefined): void {
  if (!isUsable(connection) && purpose?.kind !== 'test') throw new SsoFailure('connection_inactive')
}
