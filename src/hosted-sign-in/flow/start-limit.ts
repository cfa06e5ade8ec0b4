import { defineRequestLimit } from '#platform/config/request-limits.ts'

/**
 * Anyone who knows a client id may begin a sign-in, and each one that is begun is a row until it expires. This bounds how many an address has
 * (decision 0057). An office behind one address stays below it.
 */
export const signInStarts = defineRequestLimit({
  name: 'signInStarts',
  counts: 'sign-ins that are begun in a browser',
  subject: 'a network address',
  usual: { limit: 600, windowSeconds: 60 },
  setting: 'GATEHOUSE_SIGN_IN_START_LIMIT',
})
