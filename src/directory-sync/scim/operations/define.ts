import type { TSchema } from 'typebox'
import { type ErrorFactory, notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation, type Operation, type OperationDefinition } from '#platform/http/operation.ts'
import { requestErrors } from '../errors.ts'
import { scimBodyLimit } from '../schemas.ts'

type Definition<P extends TSchema, Q extends TSchema, B extends TSchema, S extends TSchema> = Omit<
  OperationDefinition<'directory', P, Q, B, S>,
  'id' | 'surface' | 'access' | 'idempotency' | 'bodyLimit' | 'path'
> & {
  /** Behind `gatehouse.scim.`. */
  name: string
  /** Behind the key of the directory. */
  path: string
}

/**
 * Declares an operation of SCIM. Any of them can find that its directory is gone. Providers know no `Idempotency-Key`: what they repeat finds what is there already, and
 * each operation of a bulk request is a transaction of its own.
 */
export function defineScimOperation<P extends TSchema, Q extends TSchema, B extends TSchema, S extends TSchema>({
  name,
  path,
  errors = [],
  ...definition
}: Definition<P, Q, B, S>): Operation {
  const readErrors: readonly ErrorFactory<never[]>[] = definition.body === undefined ? [] : requestErrors
  return defineOperation({
    ...definition,
    id: `gatehouse.scim.${name}`,
    path: `/scim/v2.0/{key}${path}`,
    surface: 'scim',
    access: 'directory',
    idempotency: 'none',
    bodyLimit: scimBodyLimit,
    errors: [platformErrors.unauthorized, notFound, ...readErrors, ...errors],
  })
}
