import { invalidPath, invalidSyntax, invalidValue, ScimError, tooLarge } from '../failure.ts'
import { isResource, memberOf } from '../resource.ts'
import { checkBody } from '../resources/check-json.ts'

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** How many operations one PATCH has at most (D-6). */
export const maxOperations = 1_000

export interface Operation {
  op: 'add' | 'replace' | 'remove'
  path: string | undefined
  /** `undefined` where there is none; `null` is kept apart from it. */
  value: unknown
}

/**
 * The operations of a PATCH (RFC 7644 §3.5.2), names of operations and members in any case.
 *
 * @throws ScimError
 */
export function readOperations(body: unknown): Operation[] {
  const checked = checkBody(body)
  const schemas = memberOf(checked, 'schemas')
  if (schemas !== undefined && !namesPatch(schemas)) throw invalidSyntax(`'schemas' is expected ["${patchSchema}"]`)
  const operations = memberOf(checked, 'Operations')
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalidSyntax("'Operations' is expected a list of at least one operation")
  }
  if (operations.length > maxOperations) {
    throw tooLarge(`One request has at most ${maxOperations} operations.`)
  }
  return operations.map(readOperation)
}

function namesPatch(schemas: unknown): boolean {
  const listed: unknown[] = Array.isArray(schemas) ? schemas : [schemas]
  return listed.some((each) => typeof each === 'string' && each.toLowerCase() === patchSchema.toLowerCase())
}

function readOperation(operation: unknown): Operation {
  if (!isResource(operation)) throw invalidSyntax('An operation is expected object')
  const op = nameOf(memberOf(operation, 'op'))
  const path = pathOf(memberOf(operation, 'path'))
  const value = memberOf(operation, 'value')
  if (op === 'remove' && path === undefined) {
    throw new ScimError(400, 'noTarget', 'An operation that removes needs a path.')
  }
  if (op !== 'remove' && value === undefined) throw invalidSyntax(`An operation "${op}" needs a value.`)
  if (op !== 'remove' && path === undefined && !isResource(value)) {
    throw invalidValue(`Without a path, the value of "${op}" is an object of attributes.`)
  }
  return { op, path, value }
}

function nameOf(op: unknown): Operation['op'] {
  const name = typeof op === 'string' ? op.toLowerCase() : op
  if (name === 'add' || name === 'replace' || name === 'remove') return name
  throw invalidSyntax('\'op\' is expected "add", "replace" or "remove"')
}

/** An empty path counts as no path. */
function pathOf(path: unknown): string | undefined {
  if (path === undefined || path === null || path === '') return undefined
  if (typeof path !== 'string') throw invalidPath("'path' is expected string")
  return path
}
