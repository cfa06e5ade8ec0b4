import { parseEmailAddress } from '#platform/email-address.ts'
import { cut, storable } from '#platform/text.ts'
import type { VerifiedAssertion } from '#protocol/saml/index.ts'
import { nameIdFormats } from '#protocol/saml/name-id-formats.ts'
import {
  claimNames,
  type ProfileAttribute,
  predefinedAttributes,
  profileAttributeOf,
  samlNames,
} from './attribute-names.ts'
import { IdentityFailure } from './identity-failure.ts'
import { personClaims, readClaim, unwrapped, valuesOf } from './values.ts'

/** What a provider said of a person, independent of the protocol. */
export interface ProvidedIdentity {
  /** Names the person at this connection, for good. */
  idpId: string
  email: string
  firstName: string | null
  lastName: string | null
  name: string | null
  groups: string[]
  customAttributes: Record<string, unknown>
  rawAttributes: Record<string, unknown>
}

/** Of a connection: names of attributes, by what they are to us. */
interface Mapped {
  attribute_map: Readonly<Record<string, string>>
}

/**
 * Reads the attributes of an assertion by the connection's map, and by the usual names if the map doesn't have them.
 * The NameID is used as the id if no attribute is mapped to it, and as the email if it is one.
 *
 * @throws IdentityFailure
 */
export function identityFromSaml(connection: Mapped, assertion: VerifiedAssertion): ProvidedIdentity {
  const { nameId, nameIdFormat, attributes } = assertion
  const source: Source = {
    map: mapOf(connection),
    defaults: samlNames,
    read: (name) => attributes.get(name),
    received: [...attributes.keys()],
  }
  return identityOf(source, Object.fromEntries(unwrapped(attributes)), {
    id: () => {
      if (nameIdFormat === nameIdFormats.transient) {
        throw new IdentityFailure('transient_id', { received: source.received })
      }
      return nameId ?? undefined
    },
    email: () => (nameId === null || parseEmailAddress(nameId) === undefined ? undefined : nameId),
  })
}

/**
 * Reads the claims of a verified ID token in the same way. The id is always `sub` (O-7), whatever the map says.
 *
 * @throws IdentityFailure
 */
export function identityFromClaims(connection: Mapped, claims: Record<string, unknown>): ProvidedIdentity {
  const map = mapOf(connection)
  map.delete('id')
  const source: Source = {
    map,
    defaults: claimNames,
    read: (name) => (Object.hasOwn(claims, name) ? readClaim(claims[name]) : undefined),
    received: Object.keys(claims),
  }
  return identityOf(source, personClaims(claims), { id: () => undefined, email: () => undefined })
}

/** The claims that make up a user's profile, in addition to `sub`. Groups are included only if the map names them. */
export function claimsReadBy(connection: Mapped): string[] {
  const map = mapOf(connection)
  map.delete('id')
  const usual = (['email', 'first_name', 'last_name'] as const).filter((attribute) => !map.has(attribute))
  return [...usual.flatMap((attribute) => claimNames[attribute]), ...map.values()]
}

interface Source {
  map: ReadonlyMap<string, string>
  defaults: typeof samlNames
  /** The values of a name; `undefined` if the provider did not send it. */
  read: (name: string) => readonly string[] | undefined
  received: readonly string[]
}

/** An attribute map with one spelling of each entry. */
function mapOf({ attribute_map }: Mapped): Map<string, string> {
  return new Map(Object.entries(attribute_map).map(([entry, name]) => [profileAttributeOf(entry) ?? entry, name]))
}

/** The fallback if the provider sent none of the usual names. A name that was mapped is not replaced. */
interface StandIns {
  id: () => string | undefined
  email: () => string | undefined
}

function identityOf(source: Source, raw: Record<string, unknown>, standIn: StandIns): ProvidedIdentity {
  const firstName = textOf(source, 'first_name')
  const lastName = textOf(source, 'last_name')
  return {
    idpId: idOf(source, standIn),
    email: emailOf(source, standIn),
    firstName,
    lastName,
    name: textOf(source, 'name') ?? ([firstName, lastName].filter((part) => part !== null).join(' ') || null),
    groups: [...new Set((find(source, 'groups')?.values ?? []).map(storable))],
    customAttributes: Object.fromEntries(customAttributes(source, raw)),
    rawAttributes: raw,
  }
}

interface Found {
  name: string
  values: readonly string[]
}

/** The first of the names that has a value. */
function find({ map, defaults, read }: Source, attribute: ProfileAttribute): Found | undefined {
  const mapped = map.get(attribute)
  for (const name of mapped === undefined ? defaults[attribute] : [mapped]) {
    const values = valuesOf(read(name))
    if (values.length > 0) return { name, values }
  }
  return undefined
}

/** The maximum length of our names. */
function textOf(source: Source, attribute: ProfileAttribute): string | null {
  return cut(storable(find(source, attribute)?.values[0] ?? ''), 255) || null
}

/** What is compared at every sign-in is compared as it was sent. */
function idOf(source: Source, standIn: StandIns): string {
  const found = find(source, 'id')
  if (found !== undefined && found.values.length > 1)
    throw new IdentityFailure('several_ids', { attribute: found.name })
  const id = found?.values[0] ?? (source.map.has('id') ? undefined : standIn.id())
  if (id === undefined) throw missing(source, 'id')
  if (id.length > 512 || !id.isWellFormed() || /\p{Cc}/u.test(id)) {
    throw new IdentityFailure('invalid_id', { attribute: found?.name ?? 'NameID' })
  }
  return id
}

function emailOf(source: Source, standIn: StandIns): string {
  const found = find(source, 'email')
  // A directory lists the address that it considers the main one first.
  const email = found?.values[0] ?? (source.map.has('email') ? undefined : standIn.email())
  if (email === undefined) throw missing(source, 'email')
  if (parseEmailAddress(email) === undefined) {
    throw new IdentityFailure('invalid_email', { attribute: found?.name ?? 'NameID' })
  }
  return email
}

function missing({ map, defaults, received }: Source, attribute: 'id' | 'email'): IdentityFailure {
  const mapped = map.get(attribute)
  const lookedFor = mapped === undefined ? defaults[attribute] : [mapped]
  return new IdentityFailure('missing_attribute', { attribute, looked_for: lookedFor, received })
}

/** The attributes that the map names, null if the provider didn't send them, and the predefined ones that it sent. */
function* customAttributes({ map }: Source, raw: Record<string, unknown>): Generator<[string, unknown]> {
  for (const entry of predefinedAttributes) {
    if (!map.has(entry) && Object.hasOwn(raw, entry)) yield [entry, raw[entry]]
  }
  for (const [entry, name] of map) {
    if (profileAttributeOf(entry) === undefined) yield [entry, Object.hasOwn(raw, name) ? raw[name] : null]
  }
}
