import { isResource, isUnassigned, memberOf, type Resource } from '../resource.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { attributeAtNames, type ResourceType, subAttributeOf } from '../schemas/resource-type.ts'
import type { Filter, FilterValue, Operator } from './ast.ts'
import { isPartial, timeOf } from './comparison.ts'

/**
 * Whether a resource matches a filter. A list matches if one of its values does; an attribute without a value equals
 * `null`, and is unequal to everything else. Text is compared without case, unless the attribute has one.
 */
export function matchesFilter(filter: Filter, resource: Resource, type: ResourceType): boolean {
  return matches(filter, resource, type.root)
}

/** Whether an element of a list matches the filter in the brackets behind it. */
export function matchesElement(filter: Filter, element: unknown, attribute: Attribute | undefined): boolean {
  return matches(filter, isResource(element) ? element : { value: element }, attribute)
}

function matches(filter: Filter, object: Resource, scope: Attribute | undefined): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((each) => matches(each, object, scope))
    case 'or':
      return filter.filters.some((each) => matches(each, object, scope))
    case 'not':
      return !matches(filter.filter, object, scope)
    case 'present':
      return valuesAt(object, filter.names).some((value) => !isUnassigned(value))
    case 'values': {
      const attribute = attributeAtNames(scope, filter.names)
      return valuesAt(object, filter.names).some((element) => matchesElement(filter.filter, element, attribute))
    }
    case 'compare': {
      const attribute = comparedAttribute(attributeAtNames(scope, filter.names))
      const values = valuesAt(object, filter.names)
        .map(simpleValue)
        .filter((value) => !isUnassigned(value))
      if (values.length === 0) return compare(null, filter.operator, filter.value, attribute)
      return values.some((value) => compare(value, filter.operator, filter.value, attribute))
    }
  }
}

/** The values at a path, of all elements of the lists on the way and at its end. */
export function valuesAt(object: Resource, names: readonly string[]): unknown[] {
  return names.reduce<unknown[]>(
    (objects, name) => objects.flatMap((each) => (isResource(each) ? listed(memberOf(each, name)) : [])),
    [object],
  )
}

function listed(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

/** A complex attribute is compared by its `value`. */
function simpleValue(value: unknown): unknown {
  return isResource(value) ? memberOf(value, 'value') : value
}

function comparedAttribute(attribute: Attribute | undefined): Attribute | undefined {
  return attribute?.type === 'complex' ? subAttributeOf(attribute, 'value') : attribute
}

function compare(
  actual: unknown,
  operator: Operator,
  expected: FilterValue,
  attribute: Attribute | undefined,
): boolean {
  const isTime = attribute?.type === 'dateTime' && !isPartial(operator)
  const left = isTime ? timeOf(actual) : comparable(actual, attribute)
  const right = isTime ? timeOf(expected) : comparable(expected, attribute)
  if (operator === 'eq') return left === right
  if (operator === 'ne') return left !== right
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, operator, right)
  return typeof left === 'number' && typeof right === 'number' && isOrdered(left - right, operator)
}

function compareTexts(left: string, operator: Operator, right: string): boolean {
  if (operator === 'co') return left.includes(right)
  if (operator === 'sw') return left.startsWith(right)
  if (operator === 'ew') return left.endsWith(right)
  return isOrdered(left < right ? -1 : Number(left > right), operator)
}

function isOrdered(order: number, operator: Operator): boolean {
  if (operator === 'gt') return order > 0
  if (operator === 'ge') return order >= 0
  if (operator === 'lt') return order < 0
  return operator === 'le' && order <= 0
}

/** Text is compared without case unless the attribute has one. */
function comparable(value: unknown, attribute: Attribute | undefined): unknown {
  if (typeof value !== 'string') return value
  return attribute?.caseExact ? value : value.toLowerCase()
}
