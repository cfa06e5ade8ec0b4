import { invalidValue } from '../failure.ts'
import { memberOf, type Resource, textOrNull } from '../resource.ts'
import { groupType } from '../schemas/resource-type.ts'
import { checkBody } from './check-json.ts'
import { memberIds } from './members.ts'
import { normalizeMembers } from './normalize.ts'
import { checkKeyLength, checkSize, withoutServersOwn } from './read-user.ts'

export interface GroupBody {
  /** The group without its members. */
  attributes: Resource
  memberIds: string[]
}

/**
 * A group as it is kept, from the body of a POST or PUT. Without `members` it has none (RFC 7644 §3.5.1).
 *
 * @throws ScimError
 */
export function readGroup(body: unknown): GroupBody {
  const checked = checkBody(body)
  const attributes = normalizeMembers(withoutServersOwn(checked, ['members']), groupType.root, '')
  checkGroup(attributes)
  return { attributes, memberIds: memberIds(memberOf(checked, 'members') ?? []) }
}

/** @throws ScimError if the group lacks what every group has, also after a PATCH */
export function checkGroup(attributes: Resource): void {
  if (textOrNull(attributes.displayName) === null) throw invalidValue("'displayName' is required")
  checkKeyLength('displayName', attributes.displayName)
  checkKeyLength('externalId', attributes.externalId)
  checkSize(attributes)
}
