import { defineError } from '#platform/http/errors.ts'

export const corsOriginRefused = defineError(
  { status: 422, code: 'invalid_cors_origin', when: 'The origin is not allowed as a CORS origin.' },
  (why: string) => ({
    message: why,
    errors: [{ property: 'origin', constraints: { isOrigin: why } }],
  }),
)

export const duplicateCorsOrigin = defineError(
  { status: 409, code: 'duplicate_cors_origin', when: 'The origin is already registered.' },
  () => 'CORS origin already exists.',
)
