import { recordEvent } from '#events/event-log/index.ts'
import { noteChallengePassed, noteSuccess } from '#people/radar/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Attempt, authMethodOf } from '../attempt.ts'
import { radarRiskDetected } from '../events.ts'
import type { SignInState } from '../sign-in-state.ts'
import { sendRadarNotice } from './send-notice.ts'

type User = { id: string; email: string }

/** Continues the sign-in after its challenge and records the event of the finding. */
export function passRadarChallenge(tx: TransactionContext, attempt: Attempt, user: User): Attempt {
  if (attempt.radar == null) return attempt
  noteChallengePassed(tx, attempt.radar.attemptId)
  announceRisk(tx, attempt, user)
  return withoutChallenge(attempt)
}

/** A copy of the sign-in whose challenge is passed. */
export function withoutChallenge(attempt: Attempt): Attempt {
  if (attempt.radar == null) return attempt
  const { attemptId, action } = attempt.radar
  return { ...attempt, radar: { attemptId, action } }
}

/** Stores that a sign-in succeeded, and records the event of a finding that allowed it. */
export async function endAssessment(tx: TransactionContext, attempt: Attempt, state: SignInState): Promise<void> {
  if (attempt.radar == null) return
  noteSuccess(tx, attempt.radar.attemptId)
  announceRisk(tx, attempt, state.user)
  await sendRadarNotice(tx, attempt, state)
}

function announceRisk(tx: TransactionContext, attempt: Attempt, { id, email }: User): void {
  const { action, finding } = attempt.radar ?? {}
  if (finding === undefined) return
  recordEvent(tx, radarRiskDetected, {
    auth_method: authMethodOf(attempt.method),
    action: action === 'sign-up' ? 'signup' : 'login',
    control: finding.control,
    blocklist_type: finding.blocklist_type,
    ip_address: attempt.ipAddress,
    user_agent: attempt.userAgent,
    user_id: id,
    email,
  })
}
