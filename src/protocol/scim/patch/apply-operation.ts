import { parseAttributeNames } from '../attribute-names.ts'
import { ScimError } from '../failure.ts'
import { isResource, type Resource } from '../resource.ts'
import { attributeAtNames, type ResourceType } from '../schemas/resource-type.ts'
import { changeAt } from './change-at.ts'
import { changeElements } from './change-elements.ts'
import { assigned, removed } from './change-value.ts'
import { type Path, parsePath } from './parse-path.ts'
import type { Operation } from './read-operations.ts'
import type { WorkBudget } from './work-budget.ts'

/** The target of an operation, apart from the attributes themselves. */
export interface Target {
  type: ResourceType
  /** The id of the resource, which an operation may repeat. */
  id: string
  budget: WorkBudget
}

/**
 * A resource after one operation. Read-only attributes are refused where a path names them, and left alone where they
 * stand among others, as in a resource that is written back, but for another id; a password is never kept.
 *
 * @throws ScimError
 */
export function applyOperation(resource: Resource, operation: Operation, target: Target): Resource {
  if (operation.path === undefined) return applyAttributes(resource, operation, target)
  const path = parsePath(operation.path, target.type)
  if (isReadOnly(path, target.type)) throw readOnly(operation.path)
  return applyAtPath(resource, operation, path, target)
}

/** A value without a path: its names are paths themselves, `name.givenName` and `urn:…:User:department` among them. */
function applyAttributes(resource: Resource, operation: Operation, target: Target): Resource {
  const { type, id } = target
  const attributes = isResource(operation.value) ? operation.value : {}
  return Object.entries(attributes).reduce((changed, [name, value]) => {
    if (name.toLowerCase() === type.schema.id.toLowerCase()) {
      return applyAttributes(changed, { ...operation, value }, target)
    }
    const path = pathOfName(name, type)
    if (path.names[0] === 'id' && value !== id) throw readOnly('id')
    return isReadOnly(path, type) ? changed : applyAtPath(changed, { ...operation, value }, path, target)
  }, resource)
}

/** A name that no path could have is that of an unknown attribute. */
function pathOfName(name: string, type: ResourceType): Path {
  const isPath = name.includes('[') || parseAttributeNames(name, type) !== undefined
  return isPath ? parsePath(name, type) : { names: [name], filter: null, subAttribute: null }
}

function readOnly(name: string): ScimError {
  return new ScimError(400, 'mutability', `'${name}' is read-only.`)
}

function isReadOnly({ names }: Pick<Path, 'names'>, type: ResourceType): boolean {
  return names.some((_, i) => attributeAtNames(type.root, names.slice(0, i + 1))?.mutability === 'readOnly')
}

function applyAtPath(
  resource: Resource,
  operation: Operation,
  { names, filter, subAttribute }: Path,
  { type, budget }: Target,
): Resource {
  if (attributeAtNames(type.root, names)?.mutability === 'writeOnly') return resource
  const { op, value } = operation
  return changeAt(resource, names, type.root, (current, attribute) => {
    if (filter !== null) return changeElements(operation, current, { filter, subAttribute }, attribute, budget)
    return op === 'remove' ? removed(current, value, budget) : assigned(op, current, value, attribute, budget)
  })
}
