import { defineLimitOfTries } from '#platform/guess-limits.ts'

/** The documented limit on emails (security rule U-1): all mails count together that anyone can have sent to an address. */
export const codesSent = defineLimitOfTries({
  name: 'codes_sent',
  limit: 3,
  windowSeconds: 60,
  counts:
    'mails with a code or a link, confirmations of the waitlist, tests of an email, and invitations that are sent again, by a widget or by an approval',
  subject: 'an email address; for verification by API a user, for a change of address both',
})
