import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { parseEmailAddress } from '#platform/email-address.ts'
import { platformErrors } from '#platform/http/errors.ts'

/**
 * Adds people to those who look after an organization's settings; who is one already stays one.
 *
 * @returns those that are new. @throws invalidRequest for what is no email.
 */
export async function addItContacts(
  tx: TransactionContext,
  organizationId: string,
  emails: readonly string[],
): Promise<string[]> {
  const wanted = new Map(emails.map((email) => [requireEmail(email), email]))
  if (wanted.size === 0) return []
  const added = await tx.db.many<{ canonical_email: string }>(sql`
    insert into it_contacts (environment_id, organization_id, canonical_email, email, created_at)
    select ${tx.environmentId}, ${organizationId}, canonical_email, email, ${tx.now()}
    from unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::text[]) as given (canonical_email, email)
    on conflict do nothing returning canonical_email`)
  return added.map(({ canonical_email }) => wanted.get(canonical_email) ?? canonical_email)
}

/** Whom mails about an organization's settings go to. */
export async function listItContacts(ctx: Context, organizationId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ email: string }>(sql`
    select email from it_contacts
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId} order by canonical_email`)
  return rows.map(({ email }) => email)
}

function requireEmail(text: string): string {
  const address = parseEmailAddress(text)
  if (address !== undefined) return address.canonicalEmail
  const message = '`it_contact_emails` holds a text that is not an email. Send addresses such as ada@example.com.'
  throw platformErrors.invalidRequest([{ field: 'it_contact_emails', code: 'it_contact_emails_invalid', message }])
}
