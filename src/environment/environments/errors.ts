import { defineError } from '#platform/http/errors.ts'

export const lastKey = defineError(
  { status: 409, code: 'last_management_key', when: 'The key is the last management key of the environment.' },
  () => 'This is the last management key of the environment. Create another one first.',
)
