import {
  type Assessment,
  type AttemptFacts,
  assess,
  createAttempt,
  isRadarOn,
  noteFailure,
  type RadarAttemptRow,
  type RadarSettings,
  takeAttempt,
} from '#people/radar/index.ts'
import type { UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { AuthenticationMethod } from '../../browser-sign-ins/index.ts'
import type { Attempt, Origin } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'
import type { RadarMark } from './mark.ts'

/**
 * Lets Radar assess a sign-in once: after its first proof, or before at a sign-up or a request for a code. Not where
 * Radar is off, which is free, and not for an operator.
 *
 * @returns the sign-in with the assessment.
 */
export async function assessSignIn(ctx: Context, attempt: Attempt, state: SignInState): Promise<Attempt> {
  const { user, settings } = state
  if (!isToBeAssessed(attempt, state)) return attempt
  const earlier = attempt.signals?.attemptId
  const taken = earlier === undefined ? undefined : await takeAttempt(ctx, earlier, user.email)
  const facts = factsOf(attempt.method, user.email, attempt, actionOf(ctx, user), user.last_sign_in_at)
  const row = taken ?? (await createAttempt(ctx, settings.radar, facts, 'taken'))
  return { ...attempt, radar: markOf(row, state) }
}

/**
 * What Radar would say of a sign-in that no one makes. Writes nothing, so no later sign-in is compared with it.
 *
 * @returns the sign-in with the assessment, and its reason in words.
 */
export async function foreseeAssessment(
  ctx: Context,
  attempt: Attempt,
  state: SignInState,
): Promise<{ attempt: Attempt; assessment: Assessment | undefined }> {
  const { user, settings } = state
  if (!isToBeAssessed(attempt, state)) return { attempt, assessment: undefined }
  const facts = factsOf(attempt.method, user.email, attempt, actionOf(ctx, user), user.last_sign_in_at)
  const assessment = await assess(ctx, settings.radar, facts)
  const { verdict, finding } = assessment
  const found = { verdict, control: finding?.control ?? null, blocklist_type: finding?.blocklistType ?? null }
  return { attempt: { ...attempt, radar: markOf({ id: '', action: facts.action, ...found }, state) }, assessment }
}

function isToBeAssessed(attempt: Attempt, { settings }: SignInState): boolean {
  return attempt.radar === undefined && attempt.impersonator === undefined && isRadarOn(settings.radar)
}

/** Stores a failed proof: many of them in a short time are a risk. */
export async function noteFailedProof(
  ctx: Context,
  radar: RadarSettings,
  method: AuthenticationMethod,
  email: string,
  origin: Origin,
): Promise<void> {
  if (isRadarOn(radar)) await noteFailure(ctx, factsOf(method, email, origin, 'sign-in'))
}

/** How long a user who has never signed in is treated as signing up. */
const signUpSeconds = 3_600

/** The first sign-in of a new user completes the sign-up. */
export function actionOf(ctx: Context, user: UserRow): AttemptFacts['action'] {
  const isNew = ctx.now().getTime() - Date.parse(user.created_at) < signUpSeconds * 1_000
  return isNew && user.last_sign_in_at === null ? 'sign-up' : 'sign-in'
}

export function factsOf(
  method: AuthenticationMethod,
  email: string,
  { ipAddress, userAgent, signals = {} }: Origin,
  action: AttemptFacts['action'],
  lastSignInAt: string | null = null,
): AttemptFacts {
  const { deviceId = null, fingerprint = null } = signals
  return { action, authMethod: authMethodOf(method), email, ipAddress, userAgent, deviceId, fingerprint, lastSignInAt }
}

function authMethodOf(method: AuthenticationMethod): AttemptFacts['authMethod'] {
  if (method === 'Password' || method === 'Passkey') return method
  if (method === 'MagicAuth') return 'Email_OTP'
  return method === 'Impersonation' ? 'Other' : 'Social'
}

function markOf(
  { id, action, verdict, control, blocklist_type }: Omit<RadarAttemptRow, 'reason'>,
  state: SignInState,
): RadarMark {
  const finding = control === null ? undefined : { control, blocklist_type, notifies: isNotice(control, state) }
  const mark = { attemptId: id, action, ...defined({ finding }) }
  if (verdict === 'block') return { ...mark, isBlocked: true }
  if (verdict !== 'challenge') return mark
  return { ...mark, challenge: channelOf(action, state) }
}

/** A text message goes to a known phone of the user. At a sign-up, the user enters it. */
function channelOf(action: RadarAttemptRow['action'], { settings, factors }: SignInState) {
  const hasPhone = factors.some(({ phone_number }) => phone_number !== null)
  return settings.radar.challenge_channel === 'sms' && (action === 'sign-up' || hasPhone) ? 'sms' : 'email'
}

function isNotice(control: RadarAttemptRow['control'], { settings: { radar } }: SignInState): boolean {
  return (control === 'stale_account' || control === 'unrecognized_device') && radar[control] === 'notify'
}
