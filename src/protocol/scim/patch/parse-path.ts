import { type AttributeNames, isAttributeName, parseAttributeNames } from '../attribute-names.ts'
import { invalidPath, type ScimError } from '../failure.ts'
import type { Filter } from '../filter/ast.ts'
import { FilterParser, filterLimits } from '../filter/parse-filter.ts'
import { readTokens } from '../filter/tokens.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { attributeAtNames, type ResourceType, subAttributeOf } from '../schemas/resource-type.ts'

/** What an operation of a PATCH is about (RFC 7644 §3.5.2, figure 7). */
export interface Path {
  names: AttributeNames
  /** Which elements of a list; `null` for the attribute itself. */
  filter: Filter | null
  /** What of these elements; `null` for the whole elements. Without a filter it is the last of the names. */
  subAttribute: string | null
}

/**
 * Reads `attribute`, `attribute.sub`, `list[filter]`, `list[filter].sub`, and each of them behind a URN.
 *
 * @throws ScimError invalidPath; invalidFilter if only what is in the brackets is wrong
 */
export function parsePath(text: string, type: ResourceType): Path {
  const tokens = text.length > filterLimits.characters ? undefined : readTokens(text)
  const parser = new FilterParser(tokens ?? [], type)
  const names = parseAttributeNames(parser.takeWord() ?? '', type)
  if (names === undefined) throw noPath(text)
  const attribute = attributeAtNames(type.root, names)
  const path = parser.isAtMark('[')
    ? { names, filter: parser.readElementFilter(attribute), subAttribute: readSubAttribute(parser, attribute, text) }
    : { names, filter: null, subAttribute: null }
  if (!parser.isAtEnd()) throw noPath(text)
  checkStructure(path, type, text)
  return path
}

function readSubAttribute(parser: FilterParser, attribute: Attribute | undefined, text: string): string | null {
  const word = parser.takeWord()
  if (word === undefined) return null
  const name = word.slice(1)
  if (!word.startsWith('.') || !isAttributeName(name)) throw noPath(text)
  return subAttributeOf(attribute, name)?.name ?? name
}

/** A known attribute without members has no member, and one with a single value no elements. */
function checkStructure({ names, filter, subAttribute }: Path, type: ResourceType, text: string): void {
  const [, ...parents] = names.map((_, length) => attributeAtNames(type.root, names.slice(0, length)))
  const target = attributeAtNames(type.root, names)
  const isMember = (parent: Attribute | undefined) => parent === undefined || parent.type === 'complex'
  const isWellPlaced = parents.every(isMember) && (subAttribute === null || isMember(target))
  const isList = filter === null || target === undefined || target.multiValued
  if (!isWellPlaced || !isList) throw noPath(text)
}

function noPath(text: string): ScimError {
  return invalidPath(`The path "${text.slice(0, 200)}" does not name an attribute of this resource.`)
}
