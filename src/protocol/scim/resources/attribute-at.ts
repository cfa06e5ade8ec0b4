import { isAttributeName, splitUrn } from '../attribute-names.ts'
import { invalidPath, ScimError } from '../failure.ts'
import type { Filter } from '../filter/ast.ts'
import { matchesElement } from '../filter/matches-filter.ts'
import { FilterParser, filterLimits } from '../filter/parse-filter.ts'
import { readTokens } from '../filter/tokens.ts'
import { isResource, memberOf, type Resource } from '../resource.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { subAttributeOf, userType } from '../schemas/resource-type.ts'
import { isPrimary } from './primary.ts'

/** One step down: into a member, or to the elements that match. */
type Step = { name: string } | { filter: Filter; attribute: Attribute | undefined }

/** Where the value of a mapped attribute is in a user. */
export type SourcePath = readonly Step[]

/**
 * Reads the path of a mapped attribute: names at any depth, behind a URN or not, with a filter behind lists:
 * `title`, `urn:…:User:manager.displayName`, `addresses[type eq "work"].locality`.
 *
 * @throws ScimError invalidPath or invalidFilter
 */
export function parseSourcePath(text: string): SourcePath {
  const [urn, rest] = text.length > filterLimits.characters ? [undefined, ''] : splitUrn(text, userType)
  const tokens = readTokens(rest ?? '') ?? []
  const parser = new FilterParser(tokens, userType)
  const steps: Step[] = urn === undefined ? [] : [{ name: urn }]
  let attribute = urn === undefined ? userType.root : subAttributeOf(userType.root, urn)
  let isBehindBrackets = false
  for (let word = parser.takeWord(); word !== undefined; word = parser.takeWord()) {
    if (isBehindBrackets !== word.startsWith('.')) throw noSource(text)
    const names = (isBehindBrackets ? word.slice(1) : word).split('.')
    if (!names.every(isAttributeName)) throw noSource(text)
    for (const name of names) steps.push({ name })
    attribute = names.reduce(subAttributeOf, attribute)
    if (!parser.isAtMark('[')) break
    steps.push({ filter: parser.readElementFilter(attribute), attribute })
    isBehindBrackets = true
  }
  if (!parser.isAtEnd()) throw noSource(text)
  if (steps.length === 0) throw noSource(text)
  return steps
}

/**
 * The value at a path that `parseSourcePath` reads; `null` where there is none. On the way through a list its primary
 * element is taken, or its first.
 */
export function attributeAt(resource: Resource, path: string): unknown {
  try {
    return valueAt(resource, parseSourcePath(path))
  } catch (error) {
    if (error instanceof ScimError) return null
    throw error
  }
}

export function valueAt(resource: Resource, path: SourcePath): unknown {
  const value = path.reduce<unknown>((current, step) => {
    if ('name' in step) return memberOfOne(current, step.name)
    return preferred(listed(current).filter((element) => matchesElement(step.filter, element, step.attribute)))
  }, resource)
  return value === undefined || value === '' ? null : value
}

function memberOfOne(value: unknown, name: string): unknown {
  const one = Array.isArray(value) ? preferred(value) : value
  return isResource(one) ? memberOf(one, name) : undefined
}

function preferred(elements: readonly unknown[]): unknown {
  return elements.find(isPrimary) ?? elements[0]
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function noSource(text: string): ScimError {
  return invalidPath(`"${text.slice(0, 200)}" does not name an attribute of a user.`)
}
