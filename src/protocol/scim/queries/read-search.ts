import { invalidSyntax } from '../failure.ts'
import { memberOf, type Resource } from '../resource.ts'
import { checkBody } from '../resources/check-json.ts'

export const searchRequestSchema = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'

const parameters = ['filter', 'startIndex', 'count', 'sortBy', 'sortOrder', 'attributes', 'excludedAttributes']

/** The parameters of a search by POST (RFC 7644 §3.4.3), as those of a query. @throws ScimError */
export function readSearch(body: unknown): Resource {
  const checked = checkBody(body)
  const schemas = memberOf(checked, 'schemas')
  if (schemas !== undefined && !(Array.isArray(schemas) && schemas.includes(searchRequestSchema))) {
    throw invalidSyntax(`'schemas' is expected ["${searchRequestSchema}"]`)
  }
  return Object.fromEntries(parameters.map((name) => [name, memberOf(checked, name)]))
}
