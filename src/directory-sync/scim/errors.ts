import { defineError, type ErrorFactory } from '#platform/http/errors.ts'
import type { ScimError, ScimType } from '#protocol/scim/index.ts'

const described = (detail: string, scimType?: ScimType) => ({ message: detail, scim_type: scimType })

/** A refusal that RFC 7644 has a name for. */
function badRequest(code: string, scimType: ScimType, when: string): ErrorFactory<[string]> {
  return defineError({ status: 400, code, when }, (detail: string) => described(detail, scimType))
}

const invalidValue = badRequest(
  'scim_invalid_value',
  'invalidValue',
  'A required value is missing, or a value does not fit (scimType `invalidValue`).',
)
const invalidFilter = badRequest(
  'scim_invalid_filter',
  'invalidFilter',
  'The filter cannot be read (scimType `invalidFilter`).',
)
const invalidPath = badRequest(
  'scim_invalid_path',
  'invalidPath',
  'A path names no attribute (scimType `invalidPath`).',
)
const byType: Partial<Record<ScimType, ErrorFactory<[string]>>> = {
  invalidFilter,
  mutability: badRequest(
    'scim_mutability',
    'mutability',
    'A read-only attribute is to be changed (scimType `mutability`).',
  ),
  invalidPath,
  noTarget: badRequest(
    'scim_no_target',
    'noTarget',
    'A path selects nothing that can be changed (scimType `noTarget`).',
  ),
  invalidSyntax: badRequest(
    'scim_invalid_syntax',
    'invalidSyntax',
    'The body is not a valid resource or operation (scimType `invalidSyntax`).',
  ),
  invalidValue,
}

export const scimTooLarge = defineError(
  {
    status: 413,
    code: 'scim_too_large',
    when: 'The request has more operations, members or values than one request may, or the resource would be too large.',
  },
  (detail: string) => described(detail),
)

export const scimVersionMismatch = defineError(
  {
    status: 412,
    code: 'scim_version_mismatch',
    when: 'The resource has another version than `If-Match` names.',
    next: 'Read the resource again.',
  },
  (version: string) => described(`The resource was changed meanwhile: its version is ${version}.`),
)

export const scimNotImplemented = defineError(
  { status: 501, code: 'scim_not_implemented', when: 'A token speaks for a directory, so there is no `/Me`.' },
  (detail: string) => described(detail),
)

export const migratedIdMismatch = defineError(
  {
    status: 400,
    code: 'scim_migrated_id_mismatch',
    when: 'X-WorkOS-Migrated-Id is not an id, or not the one in the path.',
  },
  (detail: string) => described(detail, 'invalidValue'),
)

/** What reading a body can end in. */
export const requestErrors = [...Object.values(byType), scimTooLarge]
/** The errors of reading the query of a resource, and of a list. */
export const readErrors = [invalidValue]

/** The refusal as an error of the server. */
export function refusalOf({ status, scimType, message }: ScimError) {
  if (status === 413) return scimTooLarge(message)
  return ((scimType && byType[scimType]) ?? invalidValue)(message)
}

export const scanLimitReached = defineError(
  {
    status: 400,
    code: 'scim_too_many',
    when: 'The filter or order has to look at too many resources (scimType `tooMany`).',
    next: 'Filter by an attribute with an index: see docs/scim.md.',
  },
  (limit: number) => described(`The filter or order would have to look at more than ${limit} resources.`, 'tooMany'),
)

export const listErrors = [invalidFilter, invalidPath, invalidValue, scanLimitReached]

/** Refusals of single operations, which are part of the response to a bulk request. */
export const bulkReferenceUnknown = defineError(
  {
    status: 400,
    code: 'scim_bulk_reference_unknown',
    when: 'An operation refers to a `bulkId` that no other creates.',
  },
  (bulkId: string) => described(`No operation creates the resource "bulkId:${bulkId}".`, 'invalidValue'),
)

export const bulkReferenceFailed = defineError(
  {
    status: 409,
    code: 'scim_bulk_reference_failed',
    when: 'An operation refers to a resource that could not be created.',
  },
  (bulkId: string) => described(`The resource "bulkId:${bulkId}" could not be created.`),
)

export const bulkCycle = defineError(
  { status: 409, code: 'scim_bulk_cycle', when: 'Operations refer to the resources of one another.' },
  (bulkId: string) =>
    described(`The resource "bulkId:${bulkId}" needs one that needs it. Create them without, then change one.`),
)
