import type { Resource } from '../resource.ts'

export const listResponseSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** The answer of a list (RFC 7644 §3.4.2). Okta reads all of its numbers. */
export function listResponse(
  resources: readonly Resource[],
  { totalResults, startIndex }: { totalResults: number; startIndex: number },
) {
  return {
    schemas: [listResponseSchema],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}
