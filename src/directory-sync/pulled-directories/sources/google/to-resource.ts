import type { Resource } from '#protocol/scim/index.ts'
import { SourceFailure } from '../failure.ts'
import type { SourceUser } from '../source.ts'
import { compact, isObject, objectsOf, textOf } from '../values.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** What is read of a user. Left out is what changes by itself: the time of the last sign-in, versions, pictures. */
export const userFields =
  'id,primaryEmail,name,suspended,archived,emails,phones,addresses,organizations,relations,externalIds,locations,languages,orgUnitPath,customSchemas'
export const groupFields = 'id,email,name,description'

type Given = Record<string, unknown>

/** A user of the Directory API. Who is suspended or archived is inactive. */
export function toUser(user: Given): SourceUser {
  const id = idOf(user)
  const primaryEmail = textOf(user.primaryEmail)
  if (primaryEmail === undefined)
    throw new SourceFailure('unexpected_answer', { detail: 'It sent a user without a primary email.' })
  const name = isObject(user.name) ? user.name : {}
  const organization = primaryOf(user.organizations)
  const resource = compact({
    externalId: id,
    userName: primaryEmail,
    name: { givenName: name.givenName, familyName: name.familyName, formatted: name.fullName },
    displayName: textOf(name.displayName) ?? name.fullName,
    emails: emailsOf(primaryEmail, user.emails),
    title: organization.title,
    userType: organization.description,
    phoneNumbers: objectsOf(user.phones).map(({ value, type, primary }) => compact({ value, type, primary })),
    addresses: objectsOf(user.addresses).map(toAddress),
    preferredLanguage: primaryOf(user.languages).languageCode,
    [enterprise]: {
      department: organization.department,
      costCenter: organization.costCenter,
      organization: organization.name,
      employeeNumber: valueOfType(user.externalIds, 'organization'),
      manager: { email: valueOfType(user.relations, 'manager') },
    },
    // Not SCIM, for attribute maps.
    orgUnitPath: user.orgUnitPath,
    customSchemas: user.customSchemas,
    locations: objectsOf(user.locations),
  })
  return { id, resource: { ...resource, active: user.suspended !== true && user.archived !== true } }
}

export function toGroup(group: Given): SourceUser {
  const id = idOf(group)
  const resource: Resource = compact({
    externalId: id,
    displayName: textOf(group.name) ?? textOf(group.email) ?? id,
    email: group.email,
    description: group.description,
  })
  return { id, resource }
}

function idOf({ id }: Given): string {
  const text = textOf(id)
  if (text === undefined)
    throw new SourceFailure('unexpected_answer', { detail: 'It sent a user or group without an id.' })
  return text
}

/** The primary address first, then the others of the person. */
function emailsOf(primaryEmail: string, emails: unknown): Resource[] {
  const others = objectsOf(emails)
    .filter(({ address }) => textOf(address) !== undefined && address !== primaryEmail)
    .map(({ address, type }) => compact({ value: address, type: type ?? 'other' }))
  return [{ value: primaryEmail, type: 'work', primary: true }, ...others]
}

function toAddress(address: Given): Resource {
  return compact({
    streetAddress: address.streetAddress,
    locality: address.locality,
    region: address.region,
    postalCode: address.postalCode,
    country: address.countryCode ?? address.country,
    formatted: address.formatted,
    type: address.type,
    primary: address.primary,
  })
}

function primaryOf(list: unknown): Given {
  const objects = objectsOf(list)
  return objects.find(({ primary }) => primary === true) ?? objects[0] ?? {}
}

function valueOfType(list: unknown, type: string): unknown {
  return objectsOf(list).find((each) => each.type === type)?.value
}
