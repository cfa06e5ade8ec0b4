import { createInvitation, isInvited } from '#access/invitations/index.ts'
import {
  admitFromDirectory,
  changeMembership,
  lockMembership,
  lockMembershipOf,
  type MembershipRow,
} from '#access/organization-memberships/index.ts'
import { allowedRoles, defaultRole } from '#access/roles/index.ts'
import {
  applyProviderProfile,
  createUserFromProvider,
  type EmailAddress,
  findOrCreateUser,
  findUserByEmail,
  getUser,
  parseEmailAddress,
  type UserRow,
} from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { takeOverMailbox } from '#sign-in/authentication/index.ts'
import { ownsDomainOf } from '#tenancy/organization-domains/index.ts'
import { type Change, type DirectoryScope, type DirectoryUserRow, logChange } from '../directory-objects/index.ts'
import { dismiss } from './dismiss-user.ts'
import { joinGroupsOf, leaveGroupsOf } from './groups.ts'
import { findLink, linkMembership, standingOf } from './links.ts'

/**
 * Lets the membership of a person follow their directory: who is there is a member, who is not any more has lost it when this
 * transaction commits.
 */
export async function followDirectoryUser(
  tx: TransactionContext,
  scope: DirectoryScope,
  { before, after }: Change<DirectoryUserRow>,
): Promise<void> {
  if (!scope.directory.provisions_members) return
  const user = after ?? before
  if (user === undefined) return
  const link = await findLink(tx, user.id)
  if (after?.state === 'active') return provision(tx, scope, after, link, before?.state === 'active')
  if (link !== undefined) {
    if (after === undefined) await leaveGroupsOf(tx, user, link)
    await dismiss(tx, scope, user, link, after === undefined ? 'deleted_in_directory' : 'deactivated_in_directory')
  }
}

async function provision(
  tx: TransactionContext,
  scope: DirectoryScope,
  user: DirectoryUserRow,
  link: string | undefined,
  wasActive: boolean,
): Promise<void> {
  if (link !== undefined) return follow(tx, scope, user, await lockMembership(tx, link), wasActive)
  const address = user.email === null ? undefined : parseEmailAddress(user.email)
  if (address === undefined) return logChange(tx, scope, { action: 'not_provisioned', user, reason: 'no_email' })
  const isOwn = await ownsDomainOf(tx, user.organization_id, address.email)
  const person = isOwn ? await ownPerson(tx, user, address) : await findOrCreateUser(tx, address.email)
  const pair = { user_id: person.id, organization_id: user.organization_id }
  const current = await lockMembershipOf(tx, pair)
  if (!isOwn && current?.status !== 'active') return invite(tx, scope, user, address, pair)
  const { roles, decides } = await rolesOf(tx, user, current?.id)
  const membership = await admitFromDirectory(tx, pair, { roles, decides, custom_attributes: user.custom_attributes })
  await linkMembership(tx, user, membership.id)
  const action = current === undefined ? 'membership_created' : 'membership_activated'
  logChange(tx, scope, { action, user, reason: 'active_in_directory' })
  await joinGroupsOf(tx, user, membership.id)
}

/**
 * The user of a person whose email is in a verified domain of the organization. If the email of the account was not
 * verified before, what someone else may have left in it is removed (U-6).
 */
async function ownPerson(tx: TransactionContext, user: DirectoryUserRow, address: EmailAddress): Promise<UserRow> {
  const known = await findUserByEmail(tx, address.email)
  const created = known ?? (await createUserFromProvider(tx, address, profileOf(user), true))
  // A parallel sign-up was first, and has committed by now.
  const person = created ?? (await findOrCreateUser(tx, address.email))
  if (known === undefined && created !== undefined) return created
  await takeOverMailbox(tx, person)
  return applyProviderProfile(tx, person.id, profileOf(user))
}

/**
 * A person with any other email is invited: a directory gives no one access to an account that does not belong to its
 * organization (D-5).
 */
async function invite(
  tx: TransactionContext,
  scope: DirectoryScope,
  user: DirectoryUserRow,
  address: EmailAddress,
  pair: { user_id: string; organization_id: string },
): Promise<void> {
  const current = await lockMembershipOf(tx, pair)
  if (current?.status === 'inactive') {
    return logChange(tx, scope, { action: 'not_provisioned', user, reason: 'guest' })
  }
  if (!(await isInvited(tx, address.canonicalEmail, user.organization_id))) {
    await createInvitation(tx, { email: address.email, organization_id: user.organization_id })
    logChange(tx, scope, { action: 'membership_invited', user, reason: 'guest' })
  }
  const pending = await lockMembershipOf(tx, pair)
  if (pending === undefined) return
  const { custom_attributes } = user
  await changeMembership(tx, pending, { directory_managed: true, custom_attributes })
  await linkMembership(tx, user, pending.id)
  await joinGroupsOf(tx, user, pending.id)
}

/** Lets a membership that is there follow what its directory says now. */
async function follow(
  tx: TransactionContext,
  scope: DirectoryScope,
  user: DirectoryUserRow,
  current: MembershipRow,
  wasActive: boolean,
): Promise<void> {
  const person = await getUser(tx, current.user_id)
  if (await ownsDomainOf(tx, user.organization_id, person.email)) {
    await applyProviderProfile(tx, person.id, profileOf(user))
  }
  const { roles, decides } = await rolesOf(tx, user, current.id)
  // A membership that an application has ended stays so until the directory itself says something new.
  const isBack = !wasActive && current.status === 'inactive'
  const row = await changeMembership(tx, current, {
    ...(isBack ? { status: 'active' as const } : {}),
    ...(decides && (isBack || current.status !== 'inactive') ? { own_role_slugs: roles } : {}),
    directory_managed: true,
    custom_attributes: user.custom_attributes,
  })
  if (isBack) logChange(tx, scope, { action: 'membership_activated', user, reason: 'active_in_directory' })
  else if (row !== current) logChange(tx, scope, { action: 'membership_updated', user })
}

/** The roles of a member by all directories, locked, and whether they decide about them. */
async function rolesOf(
  tx: TransactionContext,
  user: DirectoryUserRow,
  membershipId: string | undefined,
): Promise<{ roles: string[]; decides: boolean }> {
  const { roles: given, decides } = await standingOf(tx, membershipId, user)
  const roles = given.length === 0 ? [] : await allowedRoles(tx, user.organization_id, given)
  return { roles: roles.length === 0 ? [await defaultRole(tx, user.organization_id)] : roles, decides }
}

function profileOf(user: DirectoryUserRow) {
  return { firstName: user.first_name, lastName: user.last_name, name: user.name, pictureUrl: null }
}
