import { type ActiveMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { policySettings, readSettings } from '#environment/environments/index.ts'
import { mailSettings } from '#messaging/mails/index.ts'
import { listVerifiedFactors } from '#people/mfa/index.ts'
import { type RadarSettings, radarSettings } from '#people/radar/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { findSsoDemandsOfUser, type SsoDemand } from '#sso/sign-in-policies/index.ts'
import { decidesSignIns } from '../actions/index.ts'
import type { Attempt } from './attempt.ts'

/** The current state of a user that decides about the sign-in. */
export interface SignInState {
  user: UserRow
  settings: ReturnType<typeof policySettings.of> & ReturnType<typeof mailSettings.of> & { radar: RadarSettings }
  /** The second factors that were shown to work. */
  factors: Awaited<ReturnType<typeof listVerifiedFactors>>
  memberships: readonly ActiveMembership[]
  /** Organizations that want people to sign in through their connection. */
  ssoDemands: readonly SsoDemand[]
  /** Whether the environment has an action for sign-ins. */
  isDecidedElsewhere: boolean
}

/**
 * Reads everything in one round trip to the database, although few sign-ins need all of it.
 *
 * @returns `undefined` when the user was deleted.
 */
export async function readSignInState(
  ctx: Context,
  { userId, organizationId }: Pick<Attempt, 'userId' | 'organizationId'>,
): Promise<SignInState | undefined> {
  const [user, stored, factors, memberships, ssoDemands, isDecidedElsewhere] = await Promise.all([
    findUser(ctx, userId),
    readSettings(ctx),
    listVerifiedFactors(ctx, userId),
    listActiveMembershipsOfUser(ctx, userId, organizationId),
    findSsoDemandsOfUser(ctx, userId, organizationId),
    decidesSignIns(ctx),
  ])
  const settings = { ...policySettings.of(stored), ...mailSettings.of(stored), radar: radarSettings.of(stored) }
  if (user === undefined) return undefined
  return { user, settings, factors, memberships, ssoDemands, isDecidedElsewhere }
}
