import type { HttpReply } from '#platform/http/reply.ts'
import type { WaitingStep } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from './flow.ts'
import { goTo } from './respond.ts'

/** The page on which a step of the sign-in is done. */
const stepPaths: Record<WaitingStep, string> = {
  magic_auth: '/magic-code',
  radar_email_challenge: '/radar-challenge',
  radar_sms_challenge: '/radar-challenge/verify',
  email_verification: '/email-verification',
  mfa_enrollment: '/mfa/enrollment',
  mfa_challenge: '/mfa/verification',
  recovery_codes: '/mfa/recovery-codes',
  organization_selection: '/organization-selection',
  passkey_enrollment: '/sign-in/passkey/enroll',
  // Not a page: the browser waits for the action.
  action_verdict: '/sign-in/continue',
  device_confirmation: '/device/confirm',
  application_authorization: '/application-authorization',
  agent_claim: '/agent-claim/confirm',
}

/** The page of a sign-in that is over. */
export const completePath = '/sign-in/complete'

/** The page that joins the waitlist. */
export const waitlistPath = '/waitlist'

/** The page that says that Radar blocked the sign-in. */
export const stoppedPath = '/sign-in/stopped'

export function pathOfStep(step: WaitingStep): string {
  return stepPaths[step]
}

/** The page of the step that the sign-in waits for, or its first one. */
export function currentPath({ row: { attempt, step } }: Pick<Flow, 'row'>): string {
  return attempt === null || step === null ? '/sign-in' : stepPaths[step]
}

/** Redirects from the page of another step to the one that the sign-in waits for. */
export function goToStep(flow: Flow): HttpReply {
  return goTo(flow, currentPath(flow))
}
