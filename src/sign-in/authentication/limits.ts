import { defineLimitOfTries } from '../../platform/guess-limits.ts'

/** The documented limits on guessing and emails (security rule U-1). */
export const authenticationTries = defineLimitOfTries({
  name: 'authentication',
  limit: 10,
  windowSeconds: 60,
  counts: 'wrong passwords and codes',
  subject: 'an email address; for codes of the steps behind it and of changes, a user and the kind of code',
})

export const codesSent = defineLimitOfTries({
  name: 'codes_sent',
  limit: 3,
  windowSeconds: 60,
  counts: 'mails with a code or a link',
  subject: 'an email address; for verification by API a user, for a change of address both',
})

/** Ten tries (security rule U-2). */
export const triesOfCode = defineLimitOfTries({
  limit: 10,
  counts: 'tries',
  subject: 'a code that was mailed or texted',
})
