import type { Static } from 'typebox'
import { listIdentities } from '#people/identities/index.ts'
import { getUser, type UserRow, updateUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type Me, type Profile, toMe } from './schemas.ts'

/** @throws notFound */
export async function getMe(ctx: Context, userId: string): Promise<Me> {
  return describe(ctx, await getUser(ctx, userId))
}

/** @throws notFound, invalidLocale */
export async function updateMe(
  ctx: Context,
  userId: string,
  { firstName, lastName, locale }: Static<typeof Profile>,
): Promise<Me> {
  const change = { first_name: firstName, last_name: lastName, ...defined({ locale }) }
  return describe(ctx, await updateUser(ctx, userId, change))
}

export async function describe(ctx: Context, user: UserRow): Promise<Me> {
  return toMe(user, await listIdentities(ctx, user.id))
}
