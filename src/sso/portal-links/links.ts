import type { Context } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { addItContacts } from '#tenancy/it-contacts/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { portalLinkNotFound } from './errors.ts'
import { isSetUp } from './intents.ts'
import { requirePortalAddress } from './portal-address.ts'
import { type GenerateLink, providerTypeOf } from './schemas.ts'
import { inviteToSetup } from './setup-links.ts'
import {
  hashesOfPortalToken,
  hashPortalToken,
  newPortalToken,
  portalUrl,
  type TokenParameter,
  tokenIn,
} from './tokens.ts'

const minuteMs = 60_000
/** How long a link can be opened. */
export const linkMinutes = 5

/**
 * Makes a link that opens once within five minutes. Contacts that are new are mailed a set-up link: this one would not
 * outlive the delivery of a mail.
 *
 * @throws notFound for the organization; invalidRequest
 */
export async function generateLink(
  ctx: Context,
  input: GenerateLink,
  parameter: TokenParameter = 'token',
): Promise<string> {
  requirePortalAddress(ctx, 'return_url', input.return_url)
  requirePortalAddress(ctx, 'success_url', input.success_url)
  const token = newPortalToken()
  await ctx.transaction(async (tx) => {
    const organization = await getOrganization(tx, input.organization)
    tx.db.send(sql`
      insert into portal_links (environment_id, id, organization_id, kind, intent, sso_provider_type, token_hash, return_url,
        success_url, external_user_id, expires_at, created_at)
      values (${tx.environmentId}, ${tx.newId('portal_link')}, ${organization.id}, 'link', ${input.intent ?? null},
        ${providerTypeOf(input)}, ${hashPortalToken(tx.system, token)}, ${input.return_url ?? null}, ${input.success_url ?? null},
        ${input.external_user_id ?? null}, ${new Date(tx.now().getTime() + linkMinutes * minuteMs)}, ${tx.now()})`)
    const contacts = [...(input.it_contact_emails ?? []), ...(input.admin_emails ?? [])]
    const added = await addItContacts(tx, organization.id, contacts)
    const isForSetup = input.intent === undefined || isSetUp(input.intent)
    const emails = added.map(({ email }) => email)
    if (emails.length > 0 && isForSetup) await inviteToSetup(tx, organization, input, emails)
  })
  return portalUrl(ctx.system, token, parameter)
}

/**
 * Ends a link of either kind, with the browsers in which it was opened.
 *
 * @param link the URL or the token in it. @throws portalLinkNotFound
 */
export async function revokeLink(ctx: Context, link: string): Promise<void> {
  const hashes = hashesOfPortalToken(ctx.system, tokenIn(link))
  const count = await ctx.transaction((tx) =>
    tx.db.run(
      sql`delete from portal_links where environment_id = ${tx.environmentId} and token_hash = ${anyOf(hashes)}`,
    ),
  )
  if (count === 0) throw portalLinkNotFound()
}
