import { admitNewUser, type CarriedInvitation, requireStillUsable } from '#access/invitations/index.ts'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { findUserIdByIdentity, linkIdentity, listIdentities } from '#people/identities/index.ts'
import type { RadarSettings } from '#people/radar/index.ts'
import {
  applyProviderProfile,
  canonicalEmailOf,
  createUserFromProvider,
  type EmailAddress,
  findUser,
  findUserByEmail,
  getUser,
  parseEmailAddress,
  type UserRow,
} from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import type { ProviderTokens, SocialProfile, SocialProvider } from '../../social-providers/index.ts'
import { askToRegister } from '../ask-to-register.ts'
import { type Attempt, carrying, newAttempt, type Origin } from '../attempt.ts'
import { oauthFailed, signUpNotAllowed } from '../errors.ts'
import { announceSuccess } from '../events.ts'
import { sealProviderTokens } from '../provider-tokens.ts'
import { takeOverMailbox } from './take-over-mailbox.ts'

/** A user who came back from a provider. */
export interface SocialProof {
  provider: SocialProvider['provider']
  profile: SocialProfile
  address: EmailAddress
  /** Present where the application is to have them. */
  tokens?: ProviderTokens
}

/** Options of the sign-in, such as whether it may create a user. */
export interface SocialSignInOptions {
  /** For everyone, or for the invited user. */
  isSignUpOpen: boolean
  organizationId?: string | undefined
  invitation?: CarriedInvitation | undefined
}

/**
 * Checks a provider's profile before any change: it has an email; a code to verify it, if needed, is within the limit;
 * and a new user, if needed, is allowed.
 *
 * @throws oauthFailed, tooManyMails, signUpNotAllowed, policyDenied, and invitationInvalid or invitationForOtherEmail
 * for an email that is not invited
 */
export async function checkSocialProfile(
  ctx: Context,
  { provider, name }: SocialProvider,
  profile: SocialProfile,
  { isSignUpOpen, invitation, origin, radar }: SocialSignInOptions & { origin: Origin; radar: RadarSettings },
): Promise<SocialProof> {
  if (profile.idpId === '') throw oauthFailed(name, 'it did not say who signed in.')
  const linkedTo = await findUserIdByIdentity(ctx, { provider, idp_id: profile.idpId })
  const linked = linkedTo === undefined ? undefined : await findUser(ctx, linkedTo)
  const address = addressOf(profile) ?? (linked && parseEmailAddress(linked.email))
  if (address === undefined) throw oauthFailed(name, 'it gave no email address.')
  const proof = { provider, profile, address }
  if (linked !== undefined) return proof

  if (invitation !== undefined) await requireStillUsable(ctx, invitation, address.email)
  if (!isSignUpOpen && (await findUserByEmail(ctx, address.email)) === undefined) throw signUpNotAllowed()
  if (!profile.isEmailProven) await limitGuesses(ctx, codesSent, canonicalEmailOf(address.email), tooManyMails)
  const { firstName: first_name, lastName: last_name } = profile
  const newcomer = { email: address.email, first_name, last_name, method: provider, invitation }
  const refusal = await askToRegister(ctx, newcomer, origin, radar)
  if (refusal !== undefined) throw refusal
  return proof
}

/** Whether a provider gave no email, of someone who is not known by their account there either. */
export async function lacksEmail(ctx: Context, { provider }: SocialProvider, profile: SocialProfile): Promise<boolean> {
  if (profile.idpId === '' || addressOf(profile) !== undefined) return false
  return (await findUserIdByIdentity(ctx, { provider, idp_id: profile.idpId })) === undefined
}

function addressOf({ email }: SocialProfile): EmailAddress | undefined {
  return email === null ? undefined : parseEmailAddress(email)
}

/**
 * The sign-in after a provider: of the user linked to the account, else the user with the email, else a new user. An
 * email that the provider has not verified links nothing until a code has verified it (security rule U-7).
 *
 * @throws signUpNotAllowed, invitationInvalid, invitationForOtherEmail
 */
export async function acceptSocialProof(
  tx: TransactionContext,
  proof: SocialProof,
  origin: Origin,
  { isSignUpOpen, organizationId, invitation }: SocialSignInOptions,
): Promise<{ attempt: Attempt; user: UserRow }> {
  const { provider, profile, tokens } = proof
  const identity = { provider, idp_id: profile.idpId }
  const { user, isLinked } = await findOrCreate(tx, proof, { isSignUpOpen, invitation })
  announceSuccess(tx, 'oauth', { ...origin, userId: user.id, email: user.email })
  const attempt = {
    ...carrying(newAttempt(tx, user, provider, origin, organizationId), invitation),
    ...(isLinked ? {} : { unprovenIdentity: identity }),
    ...(tokens === undefined ? {} : { sealedProviderTokens: sealProviderTokens(tx, user.id, tokens) }),
  }
  return { attempt, user }
}

async function findOrCreate(
  tx: TransactionContext,
  { provider, profile, address }: SocialProof,
  { isSignUpOpen, invitation }: SocialSignInOptions,
): Promise<{ user: UserRow; isLinked: boolean }> {
  const identity = { provider, idp_id: profile.idpId }
  const linkedTo = await findUserIdByIdentity(tx, identity)
  if (linkedTo !== undefined) return { user: await updateLinked(tx, linkedTo, profile, address), isLinked: true }

  const { isEmailProven } = profile
  let user = await findUserByEmail(tx, address.email)
  if (user === undefined) {
    if (!isSignUpOpen) throw signUpNotAllowed()
    const created = await createUserFromProvider(tx, address, profile, isEmailProven)
    if (created !== undefined) {
      await admitNewUser(tx, invitation, created)
      if (isEmailProven) await linkIdentity(tx, created.id, identity)
      return { user: created, isLinked: isEmailProven }
    }
    // A parallel sign-up was first, and has committed by now.
    user = await findUserByEmail(tx, address.email)
    if (user === undefined) throw signUpNotAllowed()
  }
  if (!isEmailProven) return { user, isLinked: false }
  await takeOverMailbox(tx, user)
  await linkIdentity(tx, user.id, identity)
  return { user: await applyProviderProfile(tx, user.id, profile), isLinked: true }
}

/** A user with one account at providers follows its address. */
async function updateLinked(
  tx: TransactionContext,
  userId: string,
  profile: SocialProfile,
  address: EmailAddress,
): Promise<UserRow> {
  const user = await getUser(tx, userId)
  if (!profile.isEmailProven) return applyProviderProfile(tx, userId, profile)
  const isSame = address.canonicalEmail === canonicalEmailOf(user.email)
  const isOnly = (await listIdentities(tx, userId)).length === 1
  return applyProviderProfile(tx, userId, profile, isOnly && !isSame ? address : undefined)
}
