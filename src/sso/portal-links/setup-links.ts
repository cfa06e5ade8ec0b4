import { getMailBrand } from '#environment/branding/index.ts'
import { setupLinkMail } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { pickLocale } from '#platform/locale.ts'
import { addItContacts, findItContactIds, listItContactEmails, lockContacts } from '#tenancy/it-contacts/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { Intent } from './intents.ts'
import { requirePortalAddress } from './portal-address.ts'
import {
  type CreateSetupLink,
  type PortalLinkRow,
  portalLinkColumns,
  providerTypeOf,
  type SetupLink,
} from './schemas.ts'
import { hashPortalToken, newPortalToken, openPortalToken, portalUrl, sealPortalToken } from './tokens.ts'

const dayMs = 86_400_000
const setupDays = 30

interface Organization {
  id: string
  name: string
}

/**
 * Creates the setup link of an organization, valid for 30 days or until the setup is complete, and emails it. An
 * earlier one ends, with the browsers in which it was opened.
 *
 * @throws notFound for the organization; invalidRequest
 */
export async function createSetupLink(ctx: Context, input: CreateSetupLink): Promise<SetupLink> {
  requirePortalAddress(ctx, 'return_url', input.return_url)
  requirePortalAddress(ctx, 'success_url', input.success_url)
  return ctx.transaction(async (tx) => {
    const organization = await getOrganization(tx, input.organization)
    const emails = input.it_contact_emails ?? []
    await addItContacts(tx, organization.id, emails)
    const row = await replaceSetupLink(tx, organization.id, input)
    await mailSetupLink(tx, organization, row, unique(emails), input.locale)
    return toSetupLink(tx, row)
  })
}

/** Emails contacts the setup link of their organization: the existing one, if it is for the same parts. */
export async function inviteToSetup(
  tx: TransactionContext,
  organization: Organization,
  input: CreateSetupLink,
  emails: readonly string[],
): Promise<void> {
  const current = await tx.db.maybe<PortalLinkRow>(sql`
    select ${portalLinkColumns} from portal_links
    where environment_id = ${tx.environmentId} and organization_id = ${organization.id} and kind = 'setup_link'
      and completed_at is null and expires_at > ${new Date(tx.now().getTime() + dayMs)}
      and intent is not distinct from ${input.intent ?? null} and intents is null
      and sso_provider_type is not distinct from ${providerTypeOf(input)}`)
  const row = current ?? (await replaceSetupLink(tx, organization.id, input))
  await mailSetupLink(tx, organization, row, emails, undefined)
}

export function listSetupLinks(
  ctx: Context,
  query: ListQuery & { organization?: string; organization_id?: string; intent?: Intent },
): Promise<Page<PortalLinkRow>> {
  return readPage<PortalLinkRow>(ctx.db, query, {
    select: sql`select ${portalLinkColumns} from portal_links`,
    where: [
      sql`environment_id = ${ctx.environmentId} and kind = 'setup_link'`,
      ...[query.organization, query.organization_id].map((id) =>
        id === undefined ? undefined : sql`organization_id = ${id}`,
      ),
      query.intent === undefined ? undefined : sql`(intent = ${query.intent} or ${query.intent} = any(intents))`,
    ],
    id: sql`id`,
    prefix: 'setup_link',
  })
}

/** Ends a set-up link, with the browsers that it was opened in. @throws notFound */
export async function revokeSetupLink(ctx: Context, id: string): Promise<void> {
  const count = await ctx.db.run(sql`
    delete from portal_links where environment_id = ${ctx.environmentId} and id = ${id} and kind = 'setup_link'`)
  if (count === 0) throw notFound('Setup link', id)
}

/**
 * Ends the setup link of an organization because its setup is complete. Browsers in which it was opened continue. A
 * link for several parts stays, because the other parts may not be complete.
 */
export async function completeSetup(ctx: Context, organizationId: string): Promise<void> {
  await ctx.db.run(sql`
    update portal_links set completed_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId} and kind = 'setup_link'
      and completed_at is null and intents is null`)
}

export async function toSetupLink(ctx: Context, row: PortalLinkRow): Promise<SetupLink> {
  return {
    object: 'setup_link',
    id: row.id,
    organization_id: row.organization_id,
    intent: row.intent,
    intents: row.intent === null ? row.intents : [row.intent],
    state: stateOf(ctx, row),
    link: portalUrl(ctx.system, tokenOf(ctx, row), 'token'),
    it_contact_emails: await listItContactEmails(ctx, row.organization_id),
    completed_at: row.completed_at,
    expires_at: row.expires_at,
    created_at: row.created_at,
  }
}

function stateOf(ctx: Context, { completed_at, expires_at }: PortalLinkRow): SetupLink['state'] {
  if (completed_at !== null) return 'completed'
  return Date.parse(expires_at) > ctx.now().getTime() ? 'active' : 'expired'
}

/** What a set-up link is for. `intents` has several parts. */
type SetupLinkOptions = Omit<CreateSetupLink, 'organization' | 'it_contact_emails' | 'locale'> & {
  intents?: readonly Intent[]
}

/** Stores the organization's new setup link, which ends the previous one. @throws notFound for the organization */
export async function replaceSetupLink(
  tx: TransactionContext,
  organizationId: string,
  input: SetupLinkOptions,
): Promise<PortalLinkRow> {
  const { intent, intents, return_url, success_url, external_user_id } = input
  // One at a time, so that only one of two new links remains.
  await lockContacts(tx, organizationId)
  tx.db.send(sql`
    delete from portal_links
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId} and kind = 'setup_link'`)
  const id = tx.newId('setup_link')
  const token = newPortalToken()
  return tx.db.one<PortalLinkRow>(sql`
    insert into portal_links (environment_id, id, organization_id, kind, intent, intents, sso_provider_type, token_hash,
      sealed_token, return_url, success_url, external_user_id, contact_ids, expires_at, created_at)
    values (${tx.environmentId}, ${id}, ${organizationId}, 'setup_link', ${intent ?? null},
      ${intents === undefined ? null : [...intents]}::text[], ${providerTypeOf(input)}, ${hashPortalToken(tx.system, token)},
      ${sealPortalToken(tx, id, token)}, ${return_url ?? null}, ${success_url ?? null}, ${external_user_id ?? null}, '{}',
      ${new Date(tx.now().getTime() + setupDays * dayMs)}, ${tx.now()})
    returning ${portalLinkColumns}`)
}

/** Mails a set-up link to contacts, and notes whom it was mailed to. */
export async function mailSetupLink(
  tx: TransactionContext,
  organization: Organization,
  row: PortalLinkRow,
  emails: readonly string[],
  locale: string | undefined,
): Promise<void> {
  if (emails.length === 0) return
  const contactIds = await findItContactIds(tx, organization.id, emails)
  tx.db.send(sql`
    update portal_links set contact_ids = array(select distinct unnest(contact_ids || ${contactIds}::text[]))
    where environment_id = ${tx.environmentId} and id = ${row.id} and contact_ids is not null`)
  const brand = await getMailBrand(tx)
  const url = portalUrl(tx.system, tokenOf(tx, row), 'token')
  const expiresInDays = Math.floor((Date.parse(row.expires_at) - tx.now().getTime()) / dayMs)
  for (const email of emails) {
    const values = { locale: pickLocale(locale, undefined), brand, email, url, organization: organization.name }
    sendMail(tx, { to: email, ...setupLinkMail({ ...values, expiresInDays }) })
  }
}

function tokenOf(ctx: Context, { id, sealed_token }: PortalLinkRow): string {
  if (sealed_token === null) throw new Error('A set-up link has its token.')
  return openPortalToken(ctx, id, sealed_token)
}

function unique(emails: readonly string[]): string[] {
  return [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()]
}
