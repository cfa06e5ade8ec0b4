import { defineError } from '../platform/http/errors.ts'

export const invalidRole = defineError(
  { status: 422, code: 'invalid_role', when: 'The environment has no role with this slug.' },
  (slug: string) => `There is no role with the slug ${JSON.stringify(slug)}.`,
)
