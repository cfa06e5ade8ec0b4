import { defineLimitOfTries } from '#platform/guess-limits.ts'

/** The documented limits on guessing and emails (security rule U-1). */
export const authenticationTries = defineLimitOfTries({
  name: 'authentication',
  limit: 10,
  windowSeconds: 60,
  counts: 'wrong passwords and codes',
  subject: 'an email address; for codes of the steps behind it and of changes, a user and the kind of code',
})

/** What is tried behind the address, and counted by user. */
export const countedSteps = [
  'email_verification',
  'radar_challenge',
  'radar_text',
  'recovery_code',
  'mfa_enrollment',
  'password_change',
  'email_change',
] as const
export type CountedStep = (typeof countedSteps)[number]

/** The subject of the tries of a user at a step. */
export function triesAt(step: CountedStep, userId: string): string {
  return `${step}:${userId}`
}
