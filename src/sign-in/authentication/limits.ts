import { defineLimitOfTries } from '#platform/guess-limits.ts'

/** The documented limits on guessing and emails (security rule U-1). */
export const authenticationTries = defineLimitOfTries({
  name: 'authentication',
  limit: 10,
  windowSeconds: 60,
  counts: 'wrong passwords and codes',
  subject: 'an email address; for codes of the steps behind it and of changes, a user and the kind of code',
})
