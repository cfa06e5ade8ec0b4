import { type ActiveMembership, listActiveMembershipsOfUser } from '../../access/organization-memberships/index.ts'
import { getSignInSettings } from '../../environment/environments/index.ts'
import { listVerifiedFactors } from '../../people/mfa/index.ts'
import { findUser, type UserRow } from '../../people/users/index.ts'
import type { Context } from '../../platform/context.ts'
import { decidesSignIns } from '../actions/index.ts'
import type { Attempt } from './attempt.ts'

/** What decides about the sign-in of a user, as it is now. */
export interface Standing {
  user: UserRow
  settings: Awaited<ReturnType<typeof getSignInSettings>>
  /** The second factors that were shown to work. */
  factors: Awaited<ReturnType<typeof listVerifiedFactors>>
  memberships: readonly ActiveMembership[]
  /** Whether the environment has an action for sign-ins. */
  isDecidedElsewhere: boolean
}

/**
 * Reads everything in one round trip to the database, although few sign-ins need all of it.
 *
 * @returns `undefined` when the user was deleted.
 */
export async function readStanding(
  ctx: Context,
  { userId, organizationId }: Pick<Attempt, 'userId' | 'organizationId'>,
): Promise<Standing | undefined> {
  const [user, settings, factors, memberships, isDecidedElsewhere] = await Promise.all([
    findUser(ctx, userId),
    getSignInSettings(ctx),
    listVerifiedFactors(ctx, userId),
    listActiveMembershipsOfUser(ctx, userId, organizationId),
    decidesSignIns(ctx),
  ])
  return user && { user, settings, factors, memberships, isDecidedElsewhere }
}
