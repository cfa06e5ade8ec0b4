import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { getItContact, lockContacts } from '#tenancy/it-contacts/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { invitationAlreadyActive } from './errors.ts'
import { type InviteItContact, toIntent } from './schemas.ts'
import { mailSetupLink, replaceSetupLink } from './setup-links.ts'

/** A contact of an organization. */
export interface ContactPath {
  organization_id: string
  contact_id: string
}

/**
 * Mails a contact a set-up link for some parts of the portal. An organization has one active invitation at most, and its
 * set-up link is that, however it was made: of two calls at once, one is refused.
 *
 * @throws notFound, invitationAlreadyActive
 */
export function inviteItContact(ctx: Context, path: ContactPath, { intents }: InviteItContact): Promise<void> {
  return ctx.transaction(async (tx) => {
    await lockContacts(tx, path.organization_id)
    const contact = await getItContact(tx, path.organization_id, path.contact_id)
    const active = await tx.db.maybe(sql`
      select 1 from portal_links
      where environment_id = ${tx.environmentId} and organization_id = ${path.organization_id} and kind = 'setup_link'
        and completed_at is null and expires_at > ${tx.now()}`)
    if (active !== undefined) throw invitationAlreadyActive()
    const [only, ...more] = intents.map(toIntent)
    const parts = only === undefined || more.length > 0 ? { intents: intents.map(toIntent) } : { intent: only }
    const organization = await getOrganization(tx, path.organization_id)
    const row = await replaceSetupLink(tx, organization.id, parts)
    await mailSetupLink(tx, organization, row, [contact.email], undefined)
  })
}

/** Ends the active invitation of a contact's organization, if there is one. @throws notFound */
export function revokeInvitation(ctx: Context, { organization_id, contact_id }: ContactPath): Promise<void> {
  return ctx.transaction(async (tx) => {
    await lockContacts(tx, organization_id)
    await getItContact(tx, organization_id, contact_id)
    tx.db.send(sql`
      delete from portal_links
      where environment_id = ${tx.environmentId} and organization_id = ${organization_id} and kind = 'setup_link'
        and completed_at is null`)
  })
}

/** Ends the set-up and return links that were mailed to a contact, with the browsers in which they were opened. */
export async function endLinksOfContact(
  tx: TransactionContext,
  { id, organization_id }: { id: string; organization_id: string },
): Promise<void> {
  tx.db.send(sql`
    delete from portal_links
    where environment_id = ${tx.environmentId} and organization_id = ${organization_id} and kind <> 'link'
      and completed_at is null and (contact_ids is null or ${id} = any(contact_ids))`)
}
