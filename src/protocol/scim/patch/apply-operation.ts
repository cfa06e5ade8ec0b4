import { parseAttributeNames } from '../attribute-names.ts'
import { ScimError } from '../failure.ts'
import { isResource, type Resource } from '../resource.ts'
import { attributeAtNames, type ResourceType } from '../schemas/resource-type.ts'
import { changeAt } from './change-at.ts'
import { changeElements } from './change-elements.ts'
import { assigned, removed } from './change-value.ts'
import type { Effort } from './effort.ts'
import { type Path, parsePath } from './parse-path.ts'
import type { Operation } from './read-operations.ts'

/**
 * A resource after one operation. Read-only attributes are refused where a path names them, and left alone where they
 * stand among others, as in a resource that is written back; a password is never kept.
 *
 * @throws ScimError
 */
export function applyOperation(resource: Resource, operation: Operation, type: ResourceType, effort: Effort): Resource {
  if (operation.path === undefined) return applyAttributes(resource, operation, type, effort)
  const path = parsePath(operation.path, type)
  if (isReadOnly(path, type)) throw new ScimError(400, 'mutability', `'${operation.path}' is read-only.`)
  return applyAtPath(resource, operation, path, type, effort)
}

/** A value without a path: its names are paths themselves, `name.givenName` and `urn:…:User:department` among them. */
function applyAttributes(resource: Resource, operation: Operation, type: ResourceType, effort: Effort): Resource {
  const attributes = isResource(operation.value) ? operation.value : {}
  return Object.entries(attributes).reduce((changed, [name, value]) => {
    if (name.toLowerCase() === type.schema.id.toLowerCase()) {
      return applyAttributes(changed, { ...operation, value }, type, effort)
    }
    const path = pathOfName(name, type)
    return isReadOnly(path, type) ? changed : applyAtPath(changed, { ...operation, value }, path, type, effort)
  }, resource)
}

/** A name that no path could have is that of an unknown attribute. */
function pathOfName(name: string, type: ResourceType): Path {
  const isPath = name.includes('[') || parseAttributeNames(name, type) !== undefined
  return isPath ? parsePath(name, type) : { names: [name], filter: null, subAttribute: null }
}

export function isReadOnly({ names }: Pick<Path, 'names'>, type: ResourceType): boolean {
  return names.some((_, i) => attributeAtNames(type.root, names.slice(0, i + 1))?.mutability === 'readOnly')
}

function applyAtPath(
  resource: Resource,
  operation: Operation,
  { names, filter, subAttribute }: Path,
  type: ResourceType,
  effort: Effort,
): Resource {
  if (attributeAtNames(type.root, names)?.mutability === 'writeOnly') return resource
  const { op, value } = operation
  return changeAt(resource, names, type.root, (current, attribute) => {
    if (filter !== null) return changeElements(operation, current, { filter, subAttribute }, attribute, effort)
    return op === 'remove' ? removed(current, value, effort) : assigned(op, current, value, attribute, effort)
  })
}
