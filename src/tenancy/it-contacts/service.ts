import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { canonicalEmailOf, parseEmailAddress } from '#platform/email-address.ts'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { requireOrganization } from '../organizations/index.ts'
import { itContactAlreadyExists, maxItContacts, tooManyItContacts } from './errors.ts'
import { beginsWithItContact, endsWithItContact } from './extension-points.ts'
import { type ItContactRow, itContactColumns } from './schemas.ts'

/**
 * Adds people to those who look after an organization's settings. A person who is a contact already stays one.
 *
 * @param field the member of the request that has the emails, for refusals.
 * @returns those that are new. @throws invalidRequest for a text that isn't an email; tooManyItContacts
 */
export async function addItContacts(
  tx: TransactionContext,
  organizationId: string,
  emails: readonly string[],
  field = 'it_contact_emails',
): Promise<ItContactRow[]> {
  const wanted = new Map(emails.map((email) => [requireEmail(email, field), email]))
  if (wanted.size === 0) return []
  await lockContacts(tx, organizationId)
  const ids = [...wanted].map(() => tx.newId('it_contact'))
  const added = await tx.db.many<ItContactRow>(sql`
    insert into it_contacts (environment_id, id, organization_id, canonical_email, email, created_at)
    select ${tx.environmentId}, id, ${organizationId}, canonical_email, email, ${tx.now()}
    from unnest(${ids}::text[], ${[...wanted.keys()]}::text[], ${[...wanted.values()]}::text[])
      as given (id, canonical_email, email)
    on conflict (environment_id, organization_id, canonical_email) do nothing returning ${itContactColumns}`)
  if (added.length === 0) return []
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::int as count from it_contacts
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
  if (count > maxItContacts) throw tooManyItContacts()
  for (const { begin } of beginsWithItContact.of(tx.system)) {
    await begin(
      tx,
      organizationId,
      added.map(({ email }) => email),
    )
  }
  return added
}

/** @throws notFound for the organization; invalidRequest, itContactAlreadyExists, tooManyItContacts */
export function createItContact(ctx: Context, organizationId: string, email: string): Promise<ItContactRow> {
  return ctx.transaction(async (tx) => {
    const [row] = await addItContacts(tx, organizationId, [email], 'email')
    if (row === undefined) throw itContactAlreadyExists(email)
    return row
  })
}

/** The contacts of an organization, the first one first. @throws notFound for the organization */
export async function listItContacts(ctx: Context, organizationId: string): Promise<ItContactRow[]> {
  return checkedRead(requireOrganization(ctx, organizationId), () =>
    ctx.db.many<ItContactRow>(sql`
      select ${itContactColumns} from it_contacts
      where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}
      order by created_at, id`),
  )
}

/** @throws notFound for a contact that the organization does not have */
export async function getItContact(ctx: Context, organizationId: string, id: string): Promise<ItContactRow> {
  const row = await ctx.db.maybe<ItContactRow>(sql`
    select ${itContactColumns} from it_contacts
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId} and id = ${id}`)
  if (row === undefined) throw notFound('IT contact', id)
  return row
}

/** Deletes a contact with what it was given. @throws notFound */
export function deleteItContact(ctx: Context, organizationId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const contact = await checkedRead(lockContacts(tx, organizationId), () =>
      tx.db.maybe<ItContactRow>(sql`
        delete from it_contacts
        where environment_id = ${tx.environmentId} and organization_id = ${organizationId} and id = ${id}
        returning ${itContactColumns}`),
    )
    if (contact === undefined) throw notFound('IT contact', id)
    for (const { end } of endsWithItContact.of(tx.system)) await end(tx, contact)
  })
}

/**
 * One change of an organization's contacts and of their invitation at a time, until the transaction ends.
 *
 * @throws notFound for the organization
 */
export async function lockContacts(tx: TransactionContext, organizationId: string): Promise<void> {
  const found = await tx.db.maybe(sql`
    select o.id from organizations o where o.environment_id = ${tx.environmentId} and o.id = ${organizationId}
    for no key update of o`)
  if (found === undefined) throw notFound('Organization', organizationId)
}

/** The addresses that mails about an organization's settings go to. */
export async function listItContactEmails(ctx: Context, organizationId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ email: string }>(sql`
    select email from it_contacts
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId} order by canonical_email`)
  return rows.map(({ email }) => email)
}

/** The ids of the contacts with these addresses. */
export async function findItContactIds(
  ctx: Context,
  organizationId: string,
  emails: readonly string[],
): Promise<string[]> {
  const rows = await ctx.db.many<{ id: string }>(sql`
    select id from it_contacts
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}
      and canonical_email = any(${emails.map(canonicalEmailOf)})`)
  return rows.map(({ id }) => id)
}

function requireEmail(text: string, field: string): string {
  const address = parseEmailAddress(text)
  if (address !== undefined) return address.canonicalEmail
  const message = `\`${field}\` holds a text that is not an email. Send addresses such as ada@example.com.`
  throw platformErrors.invalidRequest([{ field, code: `${field}_invalid`, message }])
}
