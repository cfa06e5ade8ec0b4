import { isRecord, recordOf } from '../../records.ts'
import type { JsonObject } from './openapi-components.ts'

/**
 * A copy of a document in which every member and parameter has a description: its own, or the one that `known` has for
 * its name. Constants need none. The description of a nullable member is moved next to `anyOf`, where readers look for
 * it.
 */
export function describeMembers(node: unknown, known: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(node)) return node.map((item) => describeMembers(item, known))
  if (!isRecord(node)) return node
  const copy: JsonObject = Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [
      key,
      key === 'properties' && isRecord(inner) ? describeEach(inner, known) : describeMembers(inner, known),
    ]),
  )
  return typeof copy.in === 'string' && typeof copy.name === 'string' ? described(copy, copy.name, known) : copy
}

/** The members of an object by their names, one of which may be `properties`. */
function describeEach(members: JsonObject, known: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      described(recordOf(describeMembers(member, known)), name, known),
    ]),
  )
}

function described(node: JsonObject, name: string, known: Readonly<Record<string, string>>): JsonObject {
  if (node.description !== undefined || node.const !== undefined) return node
  const [inner] = [node.anyOf, recordOf(node.schema).anyOf]
    .flatMap((choices) => (Array.isArray(choices) ? choices : []))
    .map((choice) => recordOf(choice).description)
    .filter((description) => description !== undefined)
  const description = inner ?? (Object.hasOwn(known, name) ? known[name] : undefined)
  return description === undefined ? node : { description, ...node }
}
