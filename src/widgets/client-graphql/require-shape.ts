import type { Static, TSchema } from 'typebox'
import { validatorOf } from '#platform/http/request/validation.ts'

/**
 * A value of the body that another operation takes, so that its bounds are those of that operation. Members that are
 * `undefined` or null count as not given.
 *
 * @throws invalidRequest
 */
export function requireShape<S extends TSchema>(schema: S, given: Readonly<Record<string, unknown>>): Static<S> {
  const value = Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined && each !== null))
  validatorOf(schema, 'input')(value)
  // The validator has held it against the schema.
  return value as Static<S>
}
