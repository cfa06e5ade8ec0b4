import { keysOf } from '#platform/records.ts'
/** What the test provider can get wrong, in the words of its page. The trace of the attempt names the cause. */
export const failures = {
  denied: 'The person isn’t assigned to your application (provider_refused)',
  missing_email: 'The provider sends no email (missing_attribute)',
  wrong_audience: 'The answer is for another application (wrong_audience)',
  unsigned: 'The answer isn’t signed (unsigned)',
  expired: 'The answer is an hour old (expired)',
} as const

export type Failure = keyof typeof failures
export const failureNames = keysOf(failures)
