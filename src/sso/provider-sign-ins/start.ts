import type { Context } from '#platform/context.ts'
import { type ConnectionRow, familyOf } from '../connections/index.ts'
import { SsoFailure } from '../sso-sessions/index.ts'
import { prepareOidc } from './oidc/prepare.ts'
import type { SignInHints } from './prepared.ts'
import { prepareSaml } from './saml/prepare.ts'
import { type Departure, sendAway } from './send-away.ts'
import type { Purpose } from './visits.ts'

/** Begins a sign-in at the provider of an organization's connection, by its protocol. */
export function startProviderSignIn(
  ctx: Context,
  connection: ConnectionRow,
  purpose: Purpose,
  hints: SignInHints = {},
): Promise<Departure> {
  return sendAway(ctx, connection, purpose, hints, async (visit, requestId) => {
    switch (familyOf(connection.connection_type)) {
      case 'saml':
        return prepareSaml(ctx, connection, visit, requestId, hints)
      case 'oidc':
        return prepareOidc(ctx, connection, visit, hints)
      case 'other':
        throw new SsoFailure('connection_incomplete')
    }
  })
}
