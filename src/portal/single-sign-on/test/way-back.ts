import { hasActiveMembership } from '#access/organization-memberships/index.ts'
import type { FieldState } from '#pages/kit/index.ts'
import { findUserByExternalId } from '#people/users/index.ts'
import { canonicalEmailOf, parseEmailAddress } from '#platform/email-address.ts'
import type { Portal } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** The field for the address of an administrator; `undefined` where none may get a link. */
export type WayBack = FieldState | undefined

/** @param tested the address that a successful test has shown. */
export async function wayBackOf(
  portal: Portal,
  entered: FieldState | undefined,
  tested: string | null = null,
): Promise<WayBack> {
  const known = await addressOfUser(portal)
  const isUsable = tested !== null && isAtOwnDomain(portal, tested)
  if (ownDomains(portal).length === 0 && known === undefined) return undefined
  return entered ?? { value: known ?? (isUsable ? tested : undefined) }
}

/**
 * What is wrong with an address that a link is to be sent to. Only addresses of the organization may get one: a link outlives the
 * session in which it is asked for.
 */
export async function wayBackFault(portal: Portal, email: string): Promise<string | undefined> {
  const { errors } = texts.test(portal.page).wayBack
  if (parseEmailAddress(email) === undefined) return errors.invalid
  const known = await addressOfUser(portal)
  const isKnown = known !== undefined && canonicalEmailOf(known) === canonicalEmailOf(email)
  if (isKnown || isAtOwnDomain(portal, email)) return undefined
  return errors.outside([...ownDomains(portal), ...(known === undefined ? [] : [known])].join(', '))
}

/** Of the user whom the link of the session was made for, if they are an active member. */
async function addressOfUser({ ctx, session, organization }: Portal): Promise<string | undefined> {
  if (session.external_user_id === null) return undefined
  const user = await findUserByExternalId(ctx, session.external_user_id)
  return user !== undefined && (await hasActiveMembership(ctx, user.id, organization.id)) ? user.email : undefined
}

function ownDomains({ organization }: Portal): string[] {
  return organization.domains.flatMap(({ domain, state }) => (state === 'verified' ? [domain] : []))
}

function isAtOwnDomain(portal: Portal, email: string): boolean {
  return ownDomains(portal).includes(canonicalEmailOf(email).split('@').at(-1) ?? '')
}
