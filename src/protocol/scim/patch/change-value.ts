import { invalidValue, ScimError, tooLarge } from '../failure.ts'
import { isResource, keyOf, memberOf, type Resource } from '../resource.ts'
import { maxValues, normalize } from '../resources/normalize.ts'
import { isPrimary, withOnePrimary } from '../resources/primary.ts'
import type { Attribute } from '../schemas/attribute.ts'
import type { WorkBudget } from './work-budget.ts'

/**
 * The value of an attribute after `add` or `replace` without a filter. Members of a complex attribute that are not named
 * stay; a null removes one.
 *
 * @throws ScimError invalidValue
 */
export function assigned(
  op: 'add' | 'replace',
  current: unknown,
  value: unknown,
  attribute: Attribute | undefined,
  budget: WorkBudget,
): unknown {
  if (value === null || (value === '' && attribute?.type === 'complex')) return op === 'add' ? current : undefined
  const normalized = normalizeForPatch(value, attribute)
  if (Array.isArray(normalized)) {
    const elements: unknown[] = normalized
    return op === 'add' ? appended(listed(current), elements, budget) : withOnePrimary(elements)
  }
  if (attribute === undefined && op === 'add' && Array.isArray(current)) return appended(current, [normalized], budget)
  const isMerged = isResource(normalized) && isResource(current) && (attribute !== undefined || op === 'add')
  return isMerged ? merged(current, value, normalized) : normalized
}

/**
 * What is left after `remove` without a filter: nothing, or the other values if the operation lists some, as Entra ID
 * does.
 */
export function removed(current: unknown, value: unknown, budget: WorkBudget): unknown {
  const unwanted = value === undefined || value === null ? undefined : listed(value)
  if (unwanted === undefined || !Array.isArray(current)) return undefined
  budget.spend(current.length + unwanted.length)
  const keys = new Set(unwanted.map(valueKey))
  const left = current.filter((each) => !keys.has(valueKey(each)))
  return left.length > 0 ? left : undefined
}

/** As it is sent by a PATCH, where another type is an invalid value and no fault of syntax (RFC 7644 §3.12). */
export function normalizeForPatch(value: unknown, attribute: Attribute | undefined): unknown {
  try {
    return normalize(value, attribute, attribute?.name ?? '')
  } catch (error) {
    throw error instanceof ScimError && error.scimType === 'invalidSyntax' ? invalidValue(error.message) : error
  }
}

export function listed(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

/** @throws ScimError 413 */
export function checkLength(elements: readonly unknown[]): void {
  if (elements.length > maxValues) throw tooLarge(`A list has at most ${maxValues} values.`)
}

/** Values that are there already are not added again; what is new about them is taken over. */
function appended(current: readonly unknown[], added: readonly unknown[], budget: WorkBudget): unknown[] {
  budget.spend(current.length + added.length)
  const elements = new Map(current.map((each) => [elementKey(each), each]))
  let chosen: unknown
  for (const each of added) {
    const key = elementKey(each)
    const present = elements.get(key)
    const element = isResource(present) && isResource(each) ? { ...present, ...each } : each
    elements.set(key, element)
    if (isPrimary(each)) chosen = element
  }
  const list = [...elements.values()]
  checkLength(list)
  return withOnePrimary(list, chosen)
}

/** What makes two elements the same: their value and type, or all of them where there is no value. */
function elementKey(element: unknown): string {
  if (!isResource(element) || !Object.hasOwn(element, 'value')) return JSON.stringify(element)
  return JSON.stringify([element.value, element.type ?? null])
}

function valueKey(element: unknown): string {
  return JSON.stringify(isResource(element) ? (memberOf(element, 'value') ?? element) : element)
}

/** Members of the value over those that are there; nulls of the value as it was sent remove. */
function merged(current: Resource, sent: unknown, normalized: Resource): Resource {
  const members = new Map(Object.entries({ ...current, ...normalized }))
  for (const [name, value] of Object.entries(isResource(sent) ? sent : {})) {
    const key = value === null ? keyOf(current, name) : undefined
    if (key !== undefined) members.delete(key)
  }
  return Object.fromEntries(members)
}
