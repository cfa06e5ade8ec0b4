import type { AttributeNames } from '../attribute-names.ts'
import { timeOf } from '../filter/comparison.ts'
import { isResource, memberOf, type Resource } from '../resource.ts'
import { isPrimary } from '../resources/primary.ts'
import { attributeAtNames, type ResourceType, subAttributeOf } from '../schemas/resource-type.ts'

/**
 * What a resource is sorted by (RFC 7644 §3.4.2.3): of a list the primary value or the first, of an object its `value`, and
 * text without case unless the attribute has one. `undefined` where there is nothing.
 */
export function sortValue(resource: Resource, names: AttributeNames, type: ResourceType): unknown {
  const found = names.reduce<unknown>(
    (value, name) => (isResource(value) ? preferred(memberOf(value, name)) : undefined),
    resource,
  )
  const attribute = attributeAtNames(type.root, names)
  const isObject = isResource(found)
  const value = isObject ? memberOf(found, 'value') : found
  if (typeof value !== 'string') return value === null ? undefined : value
  const compared = isObject ? subAttributeOf(attribute, 'value') : attribute
  if (compared?.type === 'dateTime') return timeOf(value)
  return compared?.caseExact ? value : value.toLowerCase()
}

function preferred(value: unknown): unknown {
  return Array.isArray(value) ? (value.find(isPrimary) ?? value[0]) : value
}
