import type { GuessLimit } from '../platform/guess-limits.ts'

/** The documented limits on guessing and on mails (security rule U-1). */
export const authenticationTries: GuessLimit = { name: 'authentication', limit: 10, windowSeconds: 60 }
export const codesSent: GuessLimit = { name: 'codes_sent', limit: 3, windowSeconds: 60 }
