import { invalidSyntax, tooLarge } from '../failure.ts'
import { isResource, memberOf, type Resource } from '../resource.ts'
import { checkBody } from '../resources/check-json.ts'
import { bulkLimits } from './limits.ts'

export const bulkRequestSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest'

/** One operation of a bulk request. */
export interface BulkOperation {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  bulkId: string | undefined
  /** `/Users`, or `/Users/{id}` for other methods than POST; the id may be a reference. */
  endpoint: '/Users' | '/Groups'
  id: string | undefined
  /** The version that the resource has to have. */
  version: string | undefined
  data: unknown
}

export interface BulkRequest {
  operations: BulkOperation[]
  /** After so many failures the rest is left undone. */
  failOnErrors: number
}

/**
 * A bulk request (RFC 7644 §3.7).
 *
 * @throws ScimError, also if one of the operations is malformed: then none of them is done
 */
export function readBulk(body: unknown): BulkRequest {
  const checked = checkBody(body)
  const schemas = memberOf(checked, 'schemas')
  if (schemas !== undefined && !(Array.isArray(schemas) && schemas.includes(bulkRequestSchema))) {
    throw invalidSyntax(`'schemas' is expected ["${bulkRequestSchema}"]`)
  }
  const given = memberOf(checked, 'Operations')
  if (!Array.isArray(given) || given.length === 0) throw invalidSyntax("'Operations' is expected a list of operations")
  if (given.length > bulkLimits.maxOperations) {
    throw tooLarge(`A bulk request has at most ${bulkLimits.maxOperations} operations.`)
  }
  const operations = given.map(readOperation)
  checkBulkIds(operations)
  return { operations, failOnErrors: readFailOnErrors(memberOf(checked, 'failOnErrors')) }
}

function readFailOnErrors(value: unknown): number {
  if (value === undefined || value === null) return Number.POSITIVE_INFINITY
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
  throw invalidSyntax("'failOnErrors' is expected a positive integer")
}

function readOperation(value: unknown): BulkOperation {
  if (!isResource(value)) throw invalidSyntax('An operation is expected object')
  const method = readMethod(memberOf(value, 'method'))
  const { endpoint, id } = readPath(memberOf(value, 'path'))
  const bulkId = textOf(value, 'bulkId')
  if (method === 'POST' && bulkId === undefined) throw invalidSyntax("An operation POST needs a 'bulkId'")
  if ((method === 'POST') !== (id === undefined)) throw invalidSyntax(`'path' is not one for ${method}`)
  return { method, bulkId, endpoint, id, version: textOf(value, 'version'), data: memberOf(value, 'data') }
}

function readMethod(value: unknown): BulkOperation['method'] {
  const method = typeof value === 'string' ? value.toUpperCase() : value
  if (method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE') return method
  throw invalidSyntax("'method' is expected POST, PUT, PATCH or DELETE")
}

function readPath(value: unknown): Pick<BulkOperation, 'endpoint' | 'id'> {
  const [, name, id] = (typeof value === 'string' && /^\/?(Users|Groups)(?:\/([^/?#]+))?$/.exec(value)) || []
  if (name === undefined) throw invalidSyntax("'path' is expected /Users or /Groups, with an id behind it or not")
  return { endpoint: name === 'Users' ? '/Users' : '/Groups', id: id === undefined ? undefined : decoded(id) }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function textOf(operation: Resource, name: string): string | undefined {
  const value = memberOf(operation, name)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value !== '') return value
  throw invalidSyntax(`'${name}' is expected string`)
}

function checkBulkIds(operations: readonly BulkOperation[]): void {
  const ids = operations.filter(({ method }) => method === 'POST').map(({ bulkId }) => bulkId)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) throw invalidSyntax(`The 'bulkId' "${twice}" is given twice`)
}
