import { type Static, Type } from 'typebox'
import type { UserRow } from '#people/users/index.ts'
import { PersonalEmail, PersonalText } from '#platform/http/fields.ts'

/** OpenID Connect Core §5.1, as far as there is something to say. */
export const UserClaims = Type.Object({
  sub: Type.String({ description: 'The id of the user.' }),
  name: Type.Optional(PersonalText),
  given_name: Type.Optional(PersonalText),
  family_name: Type.Optional(PersonalText),
  email: Type.Optional(PersonalEmail),
  email_verified: Type.Optional(Type.Boolean()),
})

/** The scope that each claim stands under (OpenID Connect Core §5.4). */
const scopeOf: ReadonlyMap<string, 'profile' | 'email'> = new Map([
  ['name', 'profile'],
  ['given_name', 'profile'],
  ['family_name', 'profile'],
  ['email', 'email'],
  ['email_verified', 'email'],
])

/** Whether this is a supported claim about users, other than `sub`. */
export function isUserClaim(name: string): boolean {
  return scopeOf.has(name)
}

/** The scopes that claims stand under. */
export function scopesOfClaims(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => scopeOf.get(name) ?? []))]
}

/**
 * The claims about a user that scopes ask for (OpenID Connect Core §5.4), and those that were asked for by name. What the user has
 * not is left out.
 */
export function userClaims(
  user: UserRow,
  scopes: readonly string[],
  names: readonly string[] = [],
): Static<typeof UserClaims> {
  const { first_name: given_name, last_name: family_name, email, email_verified } = user
  const name = user.name ?? ([given_name, family_name].filter((part) => part !== null).join(' ') || null)
  const known = Object.entries({ name, given_name, family_name, email, email_verified })
  const isWanted = (claim: string) => names.includes(claim) || scopes.includes(scopeOf.get(claim) ?? '')
  return { sub: user.id, ...Object.fromEntries(known.filter(([claim, value]) => value !== null && isWanted(claim))) }
}
