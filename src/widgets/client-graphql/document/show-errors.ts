import { type GraphQLError, Kind } from 'graphql'
import type { Context } from '#platform/context.ts'
import { type ShownGraphqlError, toGraphqlError } from '#platform/http/graphql-error.ts'
import { asDomainError } from '#platform/http/server/framework-errors.ts'

export type ShownError = ShownGraphqlError & Pick<Partial<GraphQLError>, 'path' | 'locations'>

/** The error of a document that was not run. */
export function showRequestError(error: GraphQLError): ShownError {
  return { ...placeOf(error), message: messageOf(error), extensions: { code: codeOfRequest(error) } }
}

/** The error of a field. An unexpected cause is logged, and not shown. */
export function showFieldError(ctx: Context, error: GraphQLError): ShownError {
  const { originalError } = error
  if (originalError === undefined || originalError === null) return showRequestError(error)
  return { ...placeOf(error), ...toGraphqlError(asDomainError(originalError, ctx.log, operationId)) }
}

export const operationId = 'gatehouse.client.graphql'

function placeOf({ path, locations }: GraphQLError): Pick<ShownError, 'path' | 'locations'> {
  return { ...(locations && { locations }), ...(path && { path }) }
}

function codeOfRequest({ message }: GraphQLError): string {
  return message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED'
}

/**
 * The message of the library without literals, which it repeats: a document may have a secret in one. Names of fields, types and
 * arguments stay.
 */
function messageOf({ message, nodes }: GraphQLError): string {
  if (message.startsWith('Syntax Error')) return message.replace(/ (?:Block)?String ".*$/s, ' String.')
  if (!nodes?.some(({ kind }) => literals.has(kind))) return message
  const [, type] = /type "([\w![\]]+)"/.exec(message) ?? []
  return `A value of the document is unknown or of a wrong type${type === undefined ? '' : `: ${type} is expected`}.`
}

const literals: ReadonlySet<string> = new Set([
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
  Kind.LIST,
  Kind.OBJECT,
])
