import type { DomainError } from '#platform/http/errors.ts'
import type { ErrorRenderer } from '#platform/http/surfaces.ts'
import { renderScimError, type ScimType } from '#protocol/scim/index.ts'
import { mediaType } from './media-type.ts'

/** How every failure looks to a client of SCIM (RFC 7644 §3.12). */
export const renderScimRefusal: ErrorRenderer = (error, request) => {
  const body = refusalBody(error)
  return {
    status: Number(body.status),
    headers: {
      'content-type': mediaType(request),
      ...(error.definition.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...error.definition.headers?.(error.details),
    },
    body: JSON.stringify(body),
  }
}

/** The body of a refusal, whose status is one that SCIM knows. */
export function refusalBody(error: DomainError) {
  const { status, code } = error.definition
  return renderScimError({
    status: status === 422 ? 400 : status,
    scimType: scimTypeOf(error) ?? typesOfCodes[code],
    detail: error.message,
  })
}

function scimTypeOf({ details: { scim_type } }: DomainError): ScimType | undefined {
  return typeof scim_type === 'string' ? (scim_type as ScimType) : undefined
}

/** Errors from outside of this slice. */
const typesOfCodes: Readonly<Record<string, ScimType>> = {
  directory_object_exists: 'uniqueness',
  invalid_request_parameters: 'invalidValue',
  malformed_body: 'invalidSyntax',
}
