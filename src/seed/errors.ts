import { defineError } from '../platform/http/errors.ts'

export const seedRefused = defineError(
  {
    status: 422,
    code: 'seed_refused',
    when: 'The seed file of the server cannot be applied. The environment stays as it was.',
    next: 'Correct the lines that the message names.',
  },
  (why: string) => why,
)
