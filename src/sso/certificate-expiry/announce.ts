import { getMailBrand } from '#environment/branding/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import { certificateRenewalMail, mailSettings } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { pickLocale } from '#platform/locale.ts'
import { listItContactEmails } from '#tenancy/it-contacts/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { certificateRenewalRequired } from './events.ts'
import {
  claimStage,
  type ExpiringCertificate,
  expiringOwnCertificates,
  expiringProviderCertificates,
} from './expiring.ts'
import { daysUntil, stageAt } from './stages.ts'

type CertificateType = 'ResponseSigning' | 'RequestSigning' | 'ResponseEncryption'

/** Announces what is due in an environment, each stage of a certificate once. */
export async function announceExpiring(ctx: Context): Promise<void> {
  for (const each of await expiringProviderCertificates(ctx)) await announce(ctx, 'provider', each)
  for (const each of await expiringOwnCertificates(ctx)) await announce(ctx, 'ours', each)
}

/**
 * Emails new contacts of an organization the same warnings as the earlier ones: certificates whose expiry was
 * announced.
 */
export async function warnNewContacts(
  tx: TransactionContext,
  organizationId: string,
  emails: readonly string[],
): Promise<void> {
  const isKnown = ({ announced_days }: ExpiringCertificate) => announced_days !== null
  for (const each of (await expiringProviderCertificates(tx, organizationId)).filter(isKnown))
    await mailContacts(tx, 'provider', each, emails)
  for (const each of (await expiringOwnCertificates(tx, organizationId)).filter(isKnown))
    await mailContacts(tx, 'ours', each, emails)
}

async function announce(ctx: Context, whose: 'provider' | 'ours', certificate: ExpiringCertificate): Promise<void> {
  const stage = stageAt(daysUntil(new Date(certificate.expires_at), ctx.now()))
  const isDue = stage !== undefined && (certificate.announced_days === null || certificate.announced_days > stage)
  if (!isDue) return
  await ctx.transaction(async (tx) => {
    if (!(await claimStage(tx, whose, certificate, stage))) return
    for (const type of typesOf(whose, certificate)) recordRenewalRequired(tx, certificate, type)
    await mailContacts(tx, whose, certificate, await listItContactEmails(tx, certificate.organization_id))
  })
}

/** A key for both uses is announced for both, because we don't know which providers encrypt. */
function typesOf(whose: 'provider' | 'ours', { signs_requests, use }: ExpiringCertificate): CertificateType[] {
  if (whose === 'provider') return ['ResponseSigning']
  if (use === 'signing') return ['RequestSigning']
  if (use === 'encryption') return ['ResponseEncryption']
  return signs_requests ? ['RequestSigning', 'ResponseEncryption'] : ['ResponseEncryption']
}

function recordRenewalRequired(
  tx: TransactionContext,
  { connection_id, organization_id, expires_at }: ExpiringCertificate,
  certificate_type: CertificateType,
): void {
  const end = new Date(expires_at)
  const data = {
    connection: { id: connection_id, organization_id },
    certificate: { certificate_type, expiry_date: end.toISOString(), is_expired: end <= tx.now() },
    days_until_expiry: daysUntil(end, tx.now()),
  }
  recordEvent(tx, certificateRenewalRequired, data, undefined, organization_id)
}

async function mailContacts(
  tx: TransactionContext,
  whose: 'provider' | 'ours',
  { organization_id, name, expires_at, idp_metadata_url }: ExpiringCertificate,
  emails: readonly string[],
): Promise<void> {
  if (emails.length === 0 || (await mailSettings.read(tx)).disabled_mails.includes('certificate_renewal')) return
  const [brand, organization] = [await getMailBrand(tx), await getOrganization(tx, organization_id)]
  const expiresAt = new Date(expires_at)
  for (const email of emails) {
    const mail = certificateRenewalMail({
      locale: pickLocale(undefined, undefined),
      brand,
      email,
      organization: organization.name,
      connection: name,
      certificate: whose === 'ours' ? 'ours' : idp_metadata_url === null ? 'entered' : 'monitored',
      expiresAt,
      isExpired: expiresAt <= tx.now(),
    })
    sendMail(tx, { to: email, ...mail })
  }
}
