import { type Static, Type } from 'typebox'
import type { UserRow } from '../../people/users/index.ts'
import { PersonalEmail, PersonalText } from '../../platform/http/fields.ts'

/** OpenID Connect Core §5.1, as far as there is something to say. */
export const UserClaims = Type.Object({
  sub: Type.String({ description: 'The id of the user.' }),
  name: Type.Optional(PersonalText),
  given_name: Type.Optional(PersonalText),
  family_name: Type.Optional(PersonalText),
  email: Type.Optional(PersonalEmail),
  email_verified: Type.Optional(Type.Boolean()),
})

/** The claims about a user that scopes ask for (OpenID Connect Core §5.4). What the user has not is left out. */
export function userClaims(user: UserRow, scopes: readonly string[]): Static<typeof UserClaims> {
  const { first_name, last_name, email, email_verified } = user
  const name = user.name ?? ([first_name, last_name].filter((part) => part !== null).join(' ') || null)
  const profile = scopes.includes('profile') ? { name, given_name: first_name, family_name: last_name } : {}
  return {
    sub: user.id,
    ...Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null)),
    ...(scopes.includes('email') ? { email, email_verified } : {}),
  }
}
