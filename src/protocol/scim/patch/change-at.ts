import { isResource, keyOf, type Resource } from '../resource.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { subAttributeOf } from '../schemas/resource-type.ts'

/** The new value of an attribute; `undefined` means no value, before and after. */
export type Change = (current: unknown, attribute: Attribute | undefined) => unknown

/**
 * The object with a change at a path of names. Objects on the way are made when they are missing, and left out when
 * nothing is left in them. A member of a list is changed in every element.
 */
export function changeAt(
  object: Resource,
  names: readonly [string, ...string[]],
  scope: Attribute | undefined,
  change: Change,
): Resource {
  const [name, next, ...deeper] = names
  const key = keyOf(object, name) ?? name
  const attribute = subAttributeOf(scope, name)
  const changed =
    next === undefined
      ? change(object[key], attribute)
      : changeInside(object[key], [next, ...deeper], attribute, change)
  if (changed !== undefined) return { ...object, [key]: changed }
  const { [key]: _removed, ...others } = object
  return others
}

function changeInside(
  current: unknown,
  names: readonly [string, ...string[]],
  attribute: Attribute | undefined,
  change: Change,
): unknown {
  if (!attribute?.multiValued && !Array.isArray(current)) {
    return unlessEmpty(changeAt(isResource(current) ? current : {}, names, attribute, change))
  }
  const elements: unknown[] = Array.isArray(current) && current.length > 0 ? current : [{}]
  const changed = elements.map((each) => (isResource(each) ? changeAt(each, names, attribute, change) : each))
  const left = changed.filter((each) => !isResource(each) || !isBare(each))
  return left.length > 0 ? left : undefined
}

function unlessEmpty(object: Resource): Resource | undefined {
  return Object.keys(object).length > 0 ? object : undefined
}

/** Whether an element has no value left, only members that describe one. */
export function isBare(element: Resource): boolean {
  return Object.keys(element).every((name) => name === 'type' || name === 'primary' || name === 'display')
}
