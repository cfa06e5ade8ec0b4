import type { RequestInfo } from '../context.ts'
import type { DomainError } from './errors.ts'
import { toGraphqlError } from './graphql-error.ts'
import { preferredType } from './negotiate.ts'
import type { SurfaceName } from './operation.ts'

/** An error as rendered for a surface. */
export interface Rendered {
  status: number
  headers: Record<string, string | string[]>
  body: string
}

/** The parts of the request that an error is rendered with. */
export type RefusedRequest = Pick<RequestInfo, 'id' | 'method' | 'url' | 'header'>

export type ErrorRenderer = (error: DomainError, request: RefusedRequest) => Rendered | Promise<Rendered>

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' }

/** `{code, message, …}`: the official families A, C and E, and B with a code. */
export const renderPlain = (error: DomainError): Rendered => ({
  status: error.definition.status,
  headers: { ...jsonHeaders, ...error.definition.headers?.(error.details) },
  body: JSON.stringify({
    code: error.definition.code,
    message: error.message,
    ...error.details,
  }),
})

/**
 * RFC 6749 §5.2; the official families D and F. A shape that fails validation is an `invalid_request` with status 400.
 */
const oauth: ErrorRenderer = (error) => {
  const isInvalidRequest = isOfWrongShape(error)
  return {
    status: isInvalidRequest ? 400 : error.definition.status,
    headers: { ...jsonHeaders, ...error.definition.headers?.(error.details) },
    body: JSON.stringify({
      error: isInvalidRequest ? 'invalid_request' : error.definition.code,
      error_description: error.message,
      ...(isInvalidRequest ? {} : error.details),
    }),
  }
}

/** RFC 8935 §2.3. A shape that fails validation is an `invalid_request` with status 400. */
const secevent: ErrorRenderer = (error) => ({
  status: isOfWrongShape(error) ? 400 : error.definition.status,
  headers: { ...jsonHeaders, ...error.definition.headers?.(error.details) },
  body: JSON.stringify({
    err: isOfWrongShape(error) ? 'invalid_request' : error.definition.code,
    description: error.message,
  }),
})

function isOfWrongShape({ definition: { code } }: DomainError): boolean {
  return code === 'invalid_request_parameters' || code === 'malformed_body'
}

/** `{error, code, …}`: the official body of the Vault has a text where others have a code. */
const vault: ErrorRenderer = (error) => ({
  status: error.definition.status,
  headers: { ...jsonHeaders, ...error.definition.headers?.(error.details) },
  body: JSON.stringify({ error: error.message, code: error.definition.code, ...error.details }),
})

const graphql: ErrorRenderer = (error) => ({
  status: error.definition.status,
  headers: { ...jsonHeaders, ...error.definition.headers?.(error.details) },
  body: JSON.stringify({ errors: [toGraphqlError(error)] }),
})

/** How errors look where this layer does not know it: on hosted pages, and to clients of SCIM. */
export interface OwnRenderers {
  page: ErrorRenderer
  scim: ErrorRenderer
}

/**
 * Renders errors for their surface. An error with its own family keeps that shape, except on some surfaces: for a browser it
 * is a page, or plain JSON for a program that prefers JSON, and in SCIM, the Vault, GraphQL and for security events every error has one
 * shape.
 */
export function createErrorRenderer({
  page,
  scim,
}: OwnRenderers): (surface: SurfaceName, error: DomainError, request: RefusedRequest) => Promise<Rendered> {
  const browser: ErrorRenderer = (error, request) =>
    preferredType(request.header('accept'), 'text/html') === 'application/json'
      ? renderPlain(error)
      : page(error, request)
  const renderers: Record<SurfaceName, ErrorRenderer> = {
    api: renderPlain,
    oauth,
    scim,
    vault,
    secevent,
    widgets: renderPlain,
    graphql,
    browser,
  }
  return async (surface, error, request) => {
    const family = error.definition.family
    const keepsFamily = surface === 'api' || surface === 'oauth'
    const render = keepsFamily && family !== undefined ? (family === 'plain' ? renderPlain : oauth) : renderers[surface]
    const rendered = await render(error, request)
    return { ...rendered, headers: { ...rendered.headers, ...error.headers } }
  }
}
