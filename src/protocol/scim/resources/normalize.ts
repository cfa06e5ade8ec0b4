import { invalidSyntax } from '../failure.ts'
import { isResource, type Resource } from '../resource.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { subAttributeOf } from '../schemas/resource-type.ts'

/** How many values a list of a user or group has at most, members aside. */
export const maxValues = 1_000

/**
 * A value as its attribute has it: names in the schema's spelling, nulls left out (RFC 7643 §2.5), booleans that were sent
 * as `"True"`, and shapes that providers send for others: one value for a list, a list with one for a single value, and
 * a text for an object that has a `value`. Unknown attributes are kept as they are.
 *
 * @param where how the attribute is named in messages
 * @returns `undefined` for no value
 * @throws ScimError invalidSyntax for another type
 */
export function normalize(value: unknown, attribute: Attribute | undefined, where: string): unknown {
  if (value === null || value === undefined) return undefined
  if (attribute === undefined) return withoutNulls(value)
  if (!attribute.multiValued)
    return normalizeOne(Array.isArray(value) ? onlyOne(value, attribute, where) : value, attribute, where)
  const elements = (Array.isArray(value) ? value : [value]).filter((each) => each !== null)
  if (elements.length > maxValues) throw invalidSyntax(`'${where}' has more than ${maxValues} values.`)
  return elements.map((element) => normalizeOne(element, attribute, where))
}

/** The members of an object, each as its attribute has it. */
export function normalizeMembers(object: Resource, attribute: Attribute | undefined, where: string): Resource {
  const members = new Map<string, unknown>()
  const prefix = where === '' ? '' : `${where}.`
  for (const [key, value] of Object.entries(object)) {
    const sub = subAttributeOf(attribute, key)
    const name = sub?.name ?? key
    const normalized = normalize(value, sub, prefix + name)
    if (members.has(name)) throw invalidSyntax(`'${prefix}${name}' is given twice.`)
    if (normalized !== undefined) members.set(name, normalized)
  }
  return Object.fromEntries(members)
}

function onlyOne(list: readonly unknown[], attribute: Attribute, where: string): unknown {
  const [first, ...others] = list
  if (first === undefined || others.length > 0) throw expected(attribute, list, where)
  return first
}

function normalizeOne(value: unknown, attribute: Attribute, where: string): unknown {
  if (attribute.type === 'complex') return normalizeComplex(value, attribute, where)
  const simple = isResource(value) && Object.hasOwn(value, 'value') ? value.value : value
  if (attribute.type === 'boolean') return booleanOf(simple, attribute, where)
  if (attribute.type === 'integer' || attribute.type === 'decimal') {
    if (typeof simple !== 'number') throw expected(attribute, simple, where)
    return simple
  }
  if (typeof simple !== 'string') throw expected(attribute, simple, where)
  return simple
}

function normalizeComplex(value: unknown, attribute: Attribute, where: string): Resource {
  if (isResource(value)) return normalizeMembers(value, attribute, where)
  const sub = subAttributeOf(attribute, 'value')
  if (typeof value !== 'string' || sub === undefined) throw expected(attribute, value, where)
  return { value }
}

/** Entra ID sends `"True"` and `"False"`. */
function booleanOf(value: unknown, attribute: Attribute, where: string): boolean {
  const text = typeof value === 'string' ? value.toLowerCase() : value
  if (text === true || text === 'true') return true
  if (text === false || text === 'false') return false
  throw expected(attribute, value, where)
}

function expected(attribute: Attribute, value: unknown, where: string) {
  return invalidSyntax(`'${where}' is expected ${jsonTypes[attribute.type]}, received ${typeNameOf(value)}`)
}

const jsonTypes: Record<Attribute['type'], string> = {
  string: 'string',
  boolean: 'boolean',
  decimal: 'number',
  integer: 'number',
  dateTime: 'string',
  binary: 'string',
  reference: 'string',
  complex: 'object',
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== null).map(withoutNulls)
  if (!isResource(value)) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]))
}
