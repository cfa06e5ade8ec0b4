import { notifyOfAccess } from '#connect/access-notices/index.ts'
import type { ApplicationRow } from '#connect/applications/index.ts'
import { findConsent } from '#connect/grants/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import type { ConnectVisit } from './connect-visit.ts'
import { covers, subjectOf } from './consents.ts'

/**
 * Notifies a user by email of the access they are about to allow. First-party applications and access allowed before
 * send no email, since a program on the user's own machine asks for consent each time.
 */
export async function notifyOfNewAccess(
  tx: TransactionContext,
  application: ApplicationRow,
  request: ConnectVisit['request'],
  attempt: Attempt,
): Promise<void> {
  if (application.is_first_party) return
  if (covers(await findConsent(tx, subjectOf(request, attempt)), request)) return
  await notifyOfAccess(tx, attempt.userId, { kind: 'application', name: application.name })
}
