import { defineError } from '../platform/http/errors.ts'

export const unhealthy = defineError(
  { status: 503, code: 'unhealthy', when: 'The database has answered nothing for two minutes.' },
  (seconds: number) => `The database has answered nothing for ${seconds} s. A restart may help.`,
)

export const notReady = defineError(
  {
    status: 503,
    code: 'not_ready',
    when: 'The database, a migration or the clock is not as it must be, or the process is stopping.',
  },
  (why: string) => `Not ready: ${why}.`,
)
