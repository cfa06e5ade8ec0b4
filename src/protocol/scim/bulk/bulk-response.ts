export const bulkResponseSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse'

/** The result of one operation. A failure has the body of an error as its response. */
export interface BulkResult {
  method: string
  bulkId?: string
  location?: string
  version?: string
  status: string
  response?: object
}

export function bulkResponse(results: readonly BulkResult[]) {
  return { schemas: [bulkResponseSchema], Operations: results }
}
