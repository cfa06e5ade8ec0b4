import { completeSetup } from '#sso/portal-links/index.ts'
import type { Portal } from '../kit/index.ts'
import type { Connection } from './connection.ts'
import { hasSignedIn } from './has-signed-in.ts'

/**
 * Completes the set-up of a connection that is in use once a person has signed in through it, in a test or for real. Until then the
 * set-up link keeps working, so that its administrator can come back and correct what is wrong.
 */
export async function completeOnceProven({ ctx, organization }: Portal, { row }: Connection): Promise<void> {
  if (row.state === 'active' && (await hasSignedIn(ctx, row.id))) await completeSetup(ctx, organization.id)
}
