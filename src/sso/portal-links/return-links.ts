import { getMailBrand } from '#environment/branding/index.ts'
import { ssoActivatedMail } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { canonicalEmailOf } from '#platform/email-address.ts'
import type { Locale } from '#platform/locale.ts'
import { listItContacts, lockContacts } from '#tenancy/it-contacts/index.ts'
import { hashPortalToken, newPortalToken, portalUrl } from './tokens.ts'

const hours = 24

interface ReturnLinkOptions {
  provider: string
  locale: Locale
  /** Of the administrator who switches it on. The caller has checked that it may get a link. */
  administrator?: string | undefined
}

/**
 * Mails the IT contacts of an organization and the administrator that single sign-on is on, each with a link of their own that opens
 * its settings for a day, as often as necessary: if something is wrong, no one can sign in to correct it. The link of a contact
 * ends with the contact.
 *
 * @returns how many were mailed.
 */
export async function mailReturnLinks(
  tx: TransactionContext,
  organization: { id: string; name: string },
  { provider, locale, administrator }: ReturnLinkOptions,
): Promise<number> {
  await lockContacts(tx, organization.id)
  const [brand, contacts] = [await getMailBrand(tx), await listItContacts(tx, organization.id)]
  const isContact = contacts.some(({ email }) => canonicalEmailOf(email) === canonicalEmailOf(administrator ?? ''))
  const others = administrator === undefined || isContact ? [] : [{ id: undefined, email: administrator }]
  const people = [...contacts, ...others]
  for (const { id, email } of people) {
    const token = newPortalToken()
    tx.db.send(sql`
      insert into portal_links (environment_id, id, organization_id, kind, intent, token_hash, contact_ids, expires_at, created_at)
      values (${tx.environmentId}, ${tx.newId('portal_link')}, ${organization.id}, 'return_link', 'sso',
        ${hashPortalToken(tx.system, token)}, ${id === undefined ? [] : [id]}::text[], ${new Date(tx.now().getTime() + hours * 3_600_000)},
        ${tx.now()})`)
    const url = portalUrl(tx.system, token, 'token')
    const values = { locale, brand, email, url, organization: organization.name, provider, expiresInHours: hours }
    sendMail(tx, { to: email, ...ssoActivatedMail({ ...values, isContact: id !== undefined }) })
  }
  return people.length
}
