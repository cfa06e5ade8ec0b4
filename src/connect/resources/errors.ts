import { defineError } from '#platform/http/errors.ts'

export const resourceExists = defineError(
  { status: 422, code: 'resource_already_exists', when: 'The environment has the resource already.' },
  (uri: string) => `The resource '${uri}' is registered already.`,
)
