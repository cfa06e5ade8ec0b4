import { admitNewUser, type CarriedInvitation, requireStillUsable } from '#access/invitations/index.ts'
import { hasMembership, provisionMember } from '#access/organization-memberships/index.ts'
import { requireRoles } from '#access/roles/index.ts'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import type { RadarSettings } from '#people/radar/index.ts'
import {
  applyProviderProfile,
  canonicalEmailOf,
  createUserFromProvider,
  type EmailAddress,
  findUserByEmail,
  getUser,
  parseEmailAddress,
  type UserRow,
} from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { type ConnectionRow, connectionGroupRoles } from '#sso/connections/index.ts'
import { findProfileUserId, linkProfile, type ProfileRow, rolesOf, saveProfile } from '#sso/profiles/index.ts'
import type { ProvidedIdentity } from '#sso/provided-identities/index.ts'
import { getSignInPolicy } from '#sso/sign-in-policies/index.ts'
import { SsoFailure } from '#sso/sso-sessions/index.ts'
import { ownsDomainOf } from '#tenancy/organization-domains/index.ts'
import { askToRegister } from '../ask-to-register.ts'
import { type Attempt, carrying, newAttempt, type Origin } from '../attempt.ts'
import type { SocialSignInOptions } from './social.ts'
import { takeOverMailbox } from './take-over-mailbox.ts'

/** A person who came back from the provider of a connection. */
export interface SsoProof {
  connection: ConnectionRow
  identity: ProvidedIdentity
  /** The trace of the attempt. */
  sessionId: string
  /** When the session at the provider ends, ISO 8601, if the provider says so. */
  sessionEndsAt?: string | undefined
}

/** A proof of someone who may come in. */
export interface CheckedSsoProof extends SsoProof {
  address: EmailAddress
  /** Whether the provider speaks for the email: it is in a verified domain of its organization (U-7). */
  isEmailProven: boolean
}

type SsoSignInOptions = Pick<SocialSignInOptions, 'invitation'>

/** Whether people with an email may come in through an organization's connections. */
export interface Admission {
  isEmailProven: CheckedSsoProof['isEmailProven']
  refusal: 'outside_organization' | 'not_a_member' | undefined
}

/** Who comes in: people of the organization by its policy; guests who are members or invited. Changes nothing. */
export async function admissionOf(
  ctx: Context,
  organizationId: string,
  email: string,
  invitation?: CarriedInvitation,
): Promise<Admission> {
  const isEmailProven = await ownsDomainOf(ctx, organizationId, email)
  const user = await findUserByEmail(ctx, email)
  const isMember = user !== undefined && (await hasMembership(ctx, user.id, organizationId))
  if (isMember || invitation?.organizationId === organizationId) return { isEmailProven, refusal: undefined }
  if (!isEmailProven) return { isEmailProven, refusal: 'outside_organization' }
  const { provisions_members } = await getSignInPolicy(ctx, organizationId)
  return { isEmailProven, refusal: provisions_members ? undefined : 'not_a_member' }
}

/**
 * Checks before any change whether a person may come in: people of the organization by its policy; others as guests, who
 * need an invitation or a membership, and a code to their email each time.
 *
 * @throws SsoFailure, and what {@link askToRegister} refuses
 */
export async function checkSsoProof(
  ctx: Context,
  proof: SsoProof,
  { invitation, origin, radar }: SsoSignInOptions & { origin: Origin; radar: RadarSettings },
): Promise<CheckedSsoProof> {
  const { connection, identity } = proof
  const address = parseEmailAddress(identity.email)
  if (address === undefined) throw new Error('An identity has an email that was checked.')
  const organizationId = connection.organization_id
  const { isEmailProven, refusal } = await admissionOf(ctx, organizationId, address.email, invitation)
  if (invitation !== undefined) await requireStillUsable(ctx, invitation, address.email)
  if (refusal === 'outside_organization') throw new SsoFailure(refusal, { email_domain: domainOf(address.email) })
  if (refusal !== undefined) throw new SsoFailure(refusal)
  if (!isEmailProven) await limitGuesses(ctx, codesSent, canonicalEmailOf(address.email), tooManyMails)
  const { firstName: first_name, lastName: last_name } = identity
  const newcomer = { email: address.email, first_name, last_name, method: 'SSO' as const, invitation }
  const denied = await askToRegister(ctx, newcomer, origin, radar)
  if (denied !== undefined) throw denied
  return { ...proof, address, isEmailProven }
}

/**
 * The sign-in after a provider of an organization: of the user of the profile, else the user with the email, else a new
 * one, who becomes a member with the roles of their groups. What the provider does not speak for waits for a code.
 *
 * @throws SsoFailure, invitationInvalid, invitationForOtherEmail
 */
export async function acceptSsoProof(
  tx: TransactionContext,
  proof: CheckedSsoProof,
  origin: Origin,
  { invitation }: SsoSignInOptions,
): Promise<{ attempt: Attempt; user: UserRow; profile: ProfileRow }> {
  const { connection, identity, isEmailProven, sessionId, sessionEndsAt } = proof
  const roles = await requireRoles(tx, await rolesOf(tx, connection, identity.groups), connection.organization_id)
  const user = await findOrCreate(tx, proof, invitation)
  const profile = await saveProfile(tx, connection, identity, roles)
  if (isEmailProven) {
    await linkProfile(tx, profile.id, user.id)
    await admit(tx, proof, user, roles)
  }
  const { organization_id: organizationId } = connection
  const attempt: Attempt = {
    ...carrying(newAttempt(tx, user, 'SSO', origin, organizationId), invitation),
    organizationId,
    sso: { organizationId, sessionId, ...defined({ endsAt: sessionEndsAt }) },
    ...(isEmailProven ? {} : { unprovenProfileId: profile.id }),
  }
  return { attempt, user, profile }
}

async function findOrCreate(
  tx: TransactionContext,
  proof: CheckedSsoProof,
  invitation: SsoSignInOptions['invitation'],
): Promise<UserRow> {
  const { address, identity, isEmailProven } = proof
  const profile = { ...identity, pictureUrl: null }
  const linked = isEmailProven ? await findLinked(tx, proof) : undefined
  if (linked !== undefined) return applyProviderProfile(tx, linked.id, profile, followed(linked, address))
  let user = await findUserByEmail(tx, address.email)
  if (user === undefined) {
    const created = await createUserFromProvider(tx, address, profile, isEmailProven)
    if (created !== undefined) {
      await admitNewUser(tx, invitation, created)
      return created
    }
    // A parallel sign-up was first, and has committed by now.
    user = await findUserByEmail(tx, address.email)
    if (user === undefined) throw new SsoFailure('sign_in_refused')
  }
  if (!isEmailProven) return user
  await takeOverMailbox(tx, user)
  return applyProviderProfile(tx, user.id, profile)
}

/**
 * The user of the profile. A link is valid while the organization owns the domain of the user's email. Otherwise a link
 * made for a guest would let the provider of one organization into another (U-7).
 */
async function findLinked(tx: TransactionContext, { connection, identity }: SsoProof): Promise<UserRow | undefined> {
  const userId = await findProfileUserId(tx, connection.id, identity.idpId)
  const user = userId === undefined ? undefined : await getUser(tx, userId)
  return user !== undefined && (await ownsDomainOf(tx, connection.organization_id, user.email)) ? user : undefined
}

/** The email of a person can change at their provider. */
function followed(user: UserRow, address: EmailAddress): EmailAddress | undefined {
  return address.canonicalEmail === canonicalEmailOf(user.email) ? undefined : address
}

async function admit(tx: TransactionContext, { connection }: SsoProof, user: UserRow, roles: string[]): Promise<void> {
  const pair = { user_id: user.id, organization_id: connection.organization_id }
  if ((await provisionMember(tx, pair, roles, await connectionGroupRoles.areMapped(tx, connection.id))) === undefined) {
    throw new SsoFailure('membership_inactive')
  }
}

function domainOf(email: string): string {
  return email.split('@').at(-1) ?? ''
}
