import { invalidSyntax, invalidValue, tooLarge } from '../failure.ts'
import { isResource, keyOf, memberOf, type Resource, textOrNull } from '../resource.ts'
import { userType } from '../schemas/resource-type.ts'
import { checkBody } from './check-json.ts'
import { normalizeMembers } from './normalize.ts'
import { withOnePrimary } from './primary.ts'

/** Characters of a stored resource, and of attributes by which it is looked up. */
export const resourceLimits = { characters: 524_288, keyCharacters: 512 } as const

interface Reading {
  method: 'POST' | 'PUT'
  isAddress: (text: string) => boolean
}

/**
 * A user as it is kept, from the body of a POST or PUT: without what the server decides (`id`, `meta`, `groups`,
 * `schemas`) and without the password, with the address taken from `userName` where no other is given. Whether the user
 * is active is left open if the body does.
 *
 * @throws ScimError
 */
export function readUser(body: unknown, { method, isAddress }: Reading): Resource {
  const given = withoutServersOwn(checkBody(body), ['groups', 'password'])
  refuseNullNames(given)
  const user = normalizeMembers(given, userType.root, '')
  checkUser(user)
  user.emails = emailsOf(user, isAddress)
  if (user.emails === undefined) {
    const detail = 'Required attributes missing: emails'
    throw method === 'POST' ? invalidValue(detail) : invalidSyntax(detail)
  }
  return withPrimaries(user)
}

/** @throws ScimError if the user lacks what every user has, also after a PATCH */
export function checkUser(user: Resource): void {
  if (textOrNull(user.userName) === null) throw invalidValue("'userName' is required")
  checkKeyLength('userName', user.userName)
  checkKeyLength('externalId', user.externalId)
  for (const email of Array.isArray(user.emails) ? user.emails : []) {
    checkKeyLength('emails.value', isResource(email) ? email.value : email)
  }
  checkSize(user)
}

export function checkSize(resource: Resource): void {
  if (JSON.stringify(resource).length > resourceLimits.characters) {
    throw tooLarge(`The resource has more than ${resourceLimits.characters} characters.`)
  }
}

export function checkKeyLength(name: string, value: unknown): void {
  if (typeof value === 'string' && value.length > resourceLimits.keyCharacters) {
    throw invalidValue(`'${name}' has more than ${resourceLimits.keyCharacters} characters.`)
  }
}

/** The body without members that the server sets: a client that writes back what it has read sends them. */
export function withoutServersOwn(body: Resource, others: readonly string[]): Resource {
  const left = { ...body }
  for (const name of ['id', 'meta', 'schemas', ...others]) {
    for (let key = keyOf(left, name); key !== undefined; key = keyOf(left, name)) delete left[key]
  }
  return left
}

/** What the address is if the provider sends none: a `userName` that is one. */
export function derivedEmails(userName: unknown, isAddress: (text: string) => boolean): Resource[] | undefined {
  if (typeof userName !== 'string' || !isAddress(userName)) return undefined
  return [{ primary: true, type: 'work', value: userName }]
}

function emailsOf(user: Resource, isAddress: (text: string) => boolean): unknown {
  const given = Array.isArray(user.emails) ? user.emails : []
  const hasValue = given.some((email) => isResource(email) && textOrNull(email.value) !== null)
  return hasValue ? given : derivedEmails(user.userName, isAddress)
}

/** Parts of a name are the one place where a null is refused, as the official service does. */
function refuseNullNames(body: Resource): void {
  const name = memberOf(body, 'name')
  if (!isResource(name)) return
  const part = Object.keys(name).find((key) => name[key] === null)
  if (part !== undefined) throw invalidSyntax(`'name.${part}' is expected string, received null`)
}

function withPrimaries(user: Resource): Resource {
  const members = Object.entries(user).map(([name, value]) => [
    name,
    Array.isArray(value) ? withOnePrimary(value) : value,
  ])
  return Object.fromEntries(members)
}
