import { type IdentityRow, listIdentities } from '#people/identities/index.ts'
import { getUser, type UserRow, updateUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { describeProofs, describeSignIn, Profile } from '../../widget-account/index.ts'
import { heldPermissions } from '../../widget-tokens/index.ts'
import { aboutMember, forUser } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import { requireShape } from '../require-shape.ts'
import type { OAuthProvider, User } from '../types.generated.ts'

export const profileFields = [
  query('me', forUser, (_args, ctx, { userId }) => describeOwn(ctx, userId)),

  query(
    'user',
    (ctx, { id }) => aboutMember(ctx, id),
    async (_args, ctx, { userId, organizationId }) => {
      if ((await heldPermissions(ctx, userId, organizationId)) === undefined) throw notFound('User', userId)
      return toUser(await getUser(ctx, userId), await listIdentities(ctx, userId))
    },
  ),

  mutation(
    'updateProfile',
    forUser,
    async ({ input }, ctx, { userId }) => {
      const { firstName, lastName } = requireShape(Profile, { firstName: '', lastName: '', ...given(input) })
      const change = {
        ...(input.firstName == null ? {} : { first_name: firstName }),
        ...(input.lastName == null ? {} : { last_name: lastName }),
        ...defined({ locale: input.locale == null ? undefined : input.locale || null }),
      }
      await updateUser(ctx, userId, change)
      return { __typename: 'ProfileUpdated', user: await describeOwn(ctx, userId) }
    },
    { invalid_locale: () => ({ __typename: 'InvalidLocale', _placeholder: true }) },
  ),
]

/** Nothing is null in the body of the operation that has the same bounds. */
function given(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
}

/** The user of the token, with how they sign in. */
export async function describeOwn(ctx: Context, userId: string): Promise<User> {
  const [user, identities, { hasPassword, hasSecondFactor }, { mfaPolicy }] = await Promise.all([
    getUser(ctx, userId),
    listIdentities(ctx, userId),
    describeProofs(ctx, userId),
    describeSignIn(ctx),
  ])
  return {
    ...toUser(user, identities),
    mfaEnabled: mfaPolicy !== 'off' && hasSecondFactor,
    passwordSet: hasPassword,
  }
}

function toUser(row: UserRow, identities: readonly IdentityRow[]): User {
  return {
    connectedAccounts: identities.map(({ provider, idp_id }) => ({
      id: idp_id,
      provider: toProvider(provider),
      // Only the id of an account is kept.
      email: null,
      firstName: null,
      lastLoginAt: null,
      lastName: null,
      profilePictureUrl: null,
    })),
    createdAt: row.created_at,
    email: row.email,
    emailVerified: row.email_verified,
    firstName: row.first_name || null,
    id: row.id,
    lastName: row.last_name || null,
    mfaEnabled: false,
    mfaLastUsedAt: null,
    passwordLastUsedAt: null,
    passwordSet: false,
    profilePictureUrl: row.profile_picture_url,
    updatedAt: row.updated_at,
  }
}

function toProvider(provider: IdentityRow['provider']): OAuthProvider {
  return provider === 'GitHubOAuth' ? 'GithubOAuth' : provider
}
