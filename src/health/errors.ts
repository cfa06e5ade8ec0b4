import { defineError } from '../platform/http/errors.ts'

export const notReady = defineError(
  { status: 503, code: 'not_ready', when: 'The database, a migration or the clock is not as it must be.' },
  (why: string) => `Not ready: ${why}.`,
)
