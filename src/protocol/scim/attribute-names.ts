import { isForbiddenName } from './resource.ts'
import type { Attribute, Schema } from './schemas/attribute.ts'
import { type ResourceType, subAttributeOf } from './schemas/resource-type.ts'

/**
 * Where an attribute is: the names from the resource down, in the schema's spelling where there is one. An attribute of
 * an extension is a member of the extension's URN, as in the JSON; one of the core schema has no URN.
 */
export type AttributeNames = readonly [string, ...string[]]

/** A name of an attribute (RFC 7643 §2.1), and `$ref`. Underscores in front are beyond the grammar, but in use. */
const attributeName = /^[A-Za-z$_][\w$-]{0,255}$/

/**
 * Reads `attribute`, `attribute.sub`, and either behind a URN and a colon (RFC 7644 §3.10). Dots inside the URN do not
 * divide; a URN that no schema here has ends at the last colon. A URN alone is the whole extension.
 *
 * @returns `undefined` if it is malformed
 */
export function parseAttributeNames(text: string, type: ResourceType): AttributeNames | undefined {
  const [urn, rest] = splitUrn(text, type)
  if (rest === null) return urn === undefined ? undefined : [urn]
  const names = rest.split('.')
  if (names.length > 2 || !names.every(isAttributeName)) return undefined
  const [first, ...others] = urn === undefined ? names : [urn, ...names]
  return first === undefined ? undefined : canonicalNames([first, ...others], type.root)
}

/** Reads `attribute` or `attribute.sub` inside the brackets of a value path, relative to an element of the list. */
export function parseElementNames(text: string, element: Attribute | undefined): AttributeNames | undefined {
  const [first = '', ...others] = text.split('.')
  const names: AttributeNames = [first, ...others]
  return names.length <= 2 && names.every(isAttributeName) ? canonicalNames(names, element) : undefined
}

export function isAttributeName(name: string): boolean {
  return attributeName.test(name) && !isForbiddenName(name)
}

/**
 * Divides a path behind its URN; that of the core schema is `undefined`, as no URN is. The rest is `null` behind a URN
 * that stands alone.
 */
export function splitUrn(text: string, type: ResourceType): [urn: string | undefined, rest: string | null] {
  if (!/^urn:/i.test(text)) return [undefined, text]
  const lowerText = text.toLowerCase()
  const known = type.extensions.find(({ id }) => lowerText === id.toLowerCase())
  if (known !== undefined) return [known.id, null]
  const schema = [type.schema, ...type.extensions].find(({ id }) => lowerText.startsWith(`${id.toLowerCase()}:`))
  if (schema !== undefined) return [urnMember(schema, type), text.slice(schema.id.length + 1)]
  if (/:(user|group)$/i.test(text)) return [text, null]
  const colon = text.lastIndexOf(':')
  return [text.slice(0, colon), text.slice(colon + 1)]
}

function urnMember(schema: Schema, type: ResourceType): string | undefined {
  return schema === type.schema ? undefined : schema.id
}

function canonicalNames([first, ...others]: AttributeNames, root: Attribute | undefined): AttributeNames {
  let attribute = subAttributeOf(root, first)
  const names: [string, ...string[]] = [attribute?.name ?? first]
  for (const name of others) {
    attribute = subAttributeOf(attribute, name)
    names.push(attribute?.name ?? name)
  }
  return names
}
