import { defineError } from '#platform/http/errors.ts'

export const seedRefused = defineError(
  {
    status: 422,
    code: 'seed_refused',
    when: 'The seed file cannot be applied. Nothing was changed.',
    next: 'Correct the lines that the message names.',
  },
  (why: string) => why,
)
