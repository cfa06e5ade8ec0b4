export const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** RFC 7644 §3.12, table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'

/** A request that is refused. Its message is the `detail` that the provider's administrator reads. */
export class ScimError extends Error {
  readonly status: number
  readonly scimType: ScimType | undefined

  constructor(status: number, scimType: ScimType | undefined, detail: string) {
    super(detail)
    this.name = 'ScimError'
    this.status = status
    this.scimType = scimType
  }
}

export function invalidSyntax(detail: string): ScimError {
  return new ScimError(400, 'invalidSyntax', detail)
}

export function invalidValue(detail: string): ScimError {
  return new ScimError(400, 'invalidValue', detail)
}

export function invalidPath(detail: string): ScimError {
  return new ScimError(400, 'invalidPath', detail)
}

export function invalidFilter(detail: string): ScimError {
  return new ScimError(400, 'invalidFilter', detail)
}

export function tooLarge(detail: string): ScimError {
  return new ScimError(413, undefined, detail)
}

/** The body of an error (RFC 7644 §3.12). The status is a string there. */
export function renderScimError(error: { status: number; scimType?: ScimType | undefined; detail: string }) {
  const { status, scimType, detail } = error
  return { schemas: [errorSchema], status: String(status), ...(scimType && { scimType }), detail }
}
