import { defineError } from '#platform/http/errors.ts'

export const unhealthy = defineError(
  { status: 503, code: 'unhealthy', when: 'The database has not answered for two minutes.' },
  (seconds: number) => `The database has not answered for ${seconds} s. A restart may help.`,
)

export const notReady = defineError(
  {
    status: 503,
    code: 'not_ready',
    when: 'The database does not answer, a migration is missing, this release is too old for it, the clock is off, or the process is stopping.',
  },
  (why: string) => `Not ready: ${why}.`,
)
