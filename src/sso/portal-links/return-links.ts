import { getMailBrand } from '#environment/branding/index.ts'
import { ssoActivatedMail } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Locale } from '#platform/locale.ts'
import { listItContacts, lockContacts } from '#tenancy/it-contacts/index.ts'
import { hashPortalToken, newPortalToken, portalUrl } from './tokens.ts'

const hours = 24

/**
 * Mails the IT contacts of an organization that single sign-on is on, each with a link of their own that opens its settings for a day,
 * as often as necessary: if something is wrong, no one can sign in to correct it. The link ends with its contact.
 */
export async function mailReturnLinks(
  tx: TransactionContext,
  organization: { id: string; name: string },
  { provider, locale }: { provider: string; locale: Locale },
): Promise<void> {
  await lockContacts(tx, organization.id)
  const [brand, contacts] = [await getMailBrand(tx), await listItContacts(tx, organization.id)]
  for (const { id, email } of contacts) {
    const token = newPortalToken()
    tx.db.send(sql`
      insert into portal_links (environment_id, id, organization_id, kind, intent, token_hash, contact_ids, expires_at, created_at)
      values (${tx.environmentId}, ${tx.newId('portal_link')}, ${organization.id}, 'return_link', 'sso',
        ${hashPortalToken(tx.system, token)}, ${[id]}::text[], ${new Date(tx.now().getTime() + hours * 3_600_000)},
        ${tx.now()})`)
    const url = portalUrl(tx.system, token, 'token')
    const values = { locale, brand, email, url, organization: organization.name, provider, expiresInHours: hours }
    sendMail(tx, { to: email, ...ssoActivatedMail(values) })
  }
}
