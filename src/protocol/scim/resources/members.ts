import { invalidSyntax, invalidValue, tooLarge } from '../failure.ts'
import { isResource, memberOf, textOrNull } from '../resource.ts'

/** Members that one request names at most, and characters of an id. */
export const memberLimits = { members: 25_000, idCharacters: 255 } as const

/**
 * The ids of members: of a list, one object or one id, each once. An id that no user has is no fault here.
 *
 * @throws ScimError for what names no one, and 413 for too many
 */
export function memberIds(value: unknown): string[] {
  const elements = Array.isArray(value) ? value : [value]
  checkMemberCount(elements.length)
  return [...new Set(elements.map(memberId))]
}

/** @throws ScimError 413 for more members than one request may name */
export function checkMemberCount(count: number): void {
  if (count > memberLimits.members) {
    throw tooLarge(`One request names at most ${memberLimits.members} members.`)
  }
}

function memberId(member: unknown): string {
  if (typeof member !== 'string' && !isResource(member))
    throw invalidSyntax('A member is expected to be an object with a value.')
  const id = textOrNull(
    isResource(member) ? (memberOf(member, 'value') ?? lastSegment(memberOf(member, '$ref'))) : member,
  )
  if (id === null) throw invalidValue("'members.value' is required")
  if (id.length > memberLimits.idCharacters) throw invalidValue("'members.value' is no id.")
  return id
}

/** `https://…/Users/{id}` is read as the id if there is no other. */
function lastSegment(reference: unknown): unknown {
  return typeof reference === 'string' ? reference.slice(reference.lastIndexOf('/') + 1) : undefined
}
