import { defineLimitOfTries } from '#platform/guess-limits.ts'

/** The documented limits on guessing and emails (security rule U-1). */
export const authenticationTries = defineLimitOfTries({
  name: 'authentication',
  limit: 10,
  windowSeconds: 60,
  counts: 'wrong passwords and codes',
  subject: 'an email address; for codes of the steps behind it and of changes, a user and the kind of code',
})

/** Ten tries (security rule U-2). */
export const triesOfCode = defineLimitOfTries({
  limit: 10,
  counts: 'tries',
  subject: 'a code that was mailed or texted',
})
