import { type ErrorDefinition, platformErrors } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { errorContent } from './error-bodies.ts'
import type { JsonObject } from './openapi-components.ts'

/** The responses of an operation that are errors, by their status. */
export function errorResponses(operation: Operation, isConditional: boolean): JsonObject {
  const definitions = [
    ...operation.errors.map(({ definition }) => definition),
    ...commonErrors(operation),
    ...(isConditional ? [platformErrors.preconditionFailed.definition] : []),
  ]
  const byStatus = new Map<number, ErrorDefinition[]>()
  for (const definition of new Set(definitions)) {
    const shown = asShown(definition, operation)
    byStatus.set(shown.status, [...(byStatus.get(shown.status) ?? []), shown])
  }
  const sorted = [...byStatus].sort(([one], [other]) => one - other)
  return Object.fromEntries(sorted.map(([status, errors]) => [status, errorResponse(errors, operation)]))
}

/** On the surfaces of OAuth and of security events, every invalid request is an `invalid_request`; see `surfaces.ts`. SCIM knows no 422. */
function asShown(definition: ErrorDefinition, { surface }: Operation): ErrorDefinition {
  if (surface === 'scim') return definition.status === 422 ? { ...definition, status: 400 } : definition
  if (surface === 'vault') return definition
  const isInvalid = definition.code === 'invalid_request_parameters' || definition.code === 'malformed_body'
  const hasOneWord = surface === 'secevent' || (definition.family ?? surface) === 'oauth'
  return isInvalid && hasOneWord ? { ...definition, status: 400, code: 'invalid_request' } : definition
}

/** The errors that follow from the input of an operation, in addition to those it declares. */
function commonErrors(operation: Operation): ErrorDefinition[] {
  const {
    unauthorized,
    invalidRequest,
    malformedBody,
    bodyTooLarge,
    unsupportedMediaType,
    idempotencyKeyReused,
    rateLimited,
  } = platformErrors
  const takesInput = [operation.params, operation.query, operation.body].some((schema) => schema !== undefined)
  return [
    ...(operation.access === 'public' ? [] : [unauthorized]),
    ...(takesInput ? [invalidRequest] : []),
    ...(operation.body === undefined ? [] : [malformedBody, bodyTooLarge, unsupportedMediaType]),
    ...(operation.idempotency === 'replay' ? [idempotencyKeyReused] : []),
    rateLimited,
  ].map(({ definition }) => definition)
}

function errorResponse(errors: readonly ErrorDefinition[], { surface }: Operation): JsonObject {
  const description = errors.map(({ code, when }) => `\`${code}\`: ${when}`).join('\n\n')
  const headers = errors.some(({ status }) => status === 429 || status === 503)
    ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
    : {}
  return { description, ...headers, content: errorContent(errors, surface) }
}
