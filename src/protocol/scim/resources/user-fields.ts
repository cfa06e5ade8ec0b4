import { isResource, memberOf, type Resource, textOrNull } from '../resource.ts'
import { type PredefinedAttribute, predefinedAttributes } from './predefined-attributes.ts'
import { isPrimary } from './primary.ts'

/** What a directory user has of a SCIM user. */
export interface UserFields {
  /** The provider's id, its `externalId`; `null` if it sends none. */
  idpId: string | null
  userName: string
  email: string | null
  firstName: string | null
  lastName: string | null
  name: string | null
  isActive: boolean
  attributes: Record<PredefinedAttribute, unknown>
}

/** @param isAddress whether a text is an email address; a user whose primary one is malformed has none */
export function userFields(user: Resource, isAddress: (text: string) => boolean): UserFields {
  const userName = textOrNull(user.userName) ?? ''
  const firstName = partOfName(user, 'givenName')
  const lastName = partOfName(user, 'familyName')
  const joined = [firstName, lastName].filter((part) => part !== null).join(' ')
  return {
    idpId: textOrNull(user.externalId),
    userName,
    email: primaryEmail(user, isAddress),
    firstName,
    lastName,
    name: textOrNull(user.displayName) ?? partOfName(user, 'formatted') ?? textOrNull(joined),
    isActive: user.active !== false,
    attributes: predefinedAttributes(user),
  }
}

function partOfName({ name }: Resource, part: string): string | null {
  return isResource(name) ? textOrNull(memberOf(name, part)) : null
}

/** The primary address, else the first for work, else the first of home. Any other address is ignored. */
function primaryEmail({ emails }: Resource, isAddress: (text: string) => boolean): string | null {
  const candidates = (Array.isArray(emails) ? emails : []).filter(isResource).filter(hasValue)
  const ofType = (type: string) => candidates.find((email) => textOrNull(email.type)?.toLowerCase() === type)
  const address = textOrNull((candidates.find(isPrimary) ?? ofType('work') ?? ofType('home'))?.value)
  return address !== null && isAddress(address) ? address : null
}

function hasValue(email: Resource): boolean {
  return textOrNull(email.value) !== null
}
