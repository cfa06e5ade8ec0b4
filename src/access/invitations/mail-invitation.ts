import { getMailBrand } from '#environment/branding/index.ts'
import { linkTo, readSettings } from '#environment/environments/index.ts'
import { approvalMail, invitationMail, mailSettings } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { pickLocale } from '#platform/locale.ts'
import type { InvitationRow } from './schemas.ts'
import { invitationSettings } from './settings.ts'

/** Makes the addresses that accept invitations. */
export async function invitationLinks(ctx: Context): Promise<(token: string) => string> {
  const { invitation_url } = await invitationSettings.read(ctx)
  return (token) => invitationLink(ctx, invitation_url, token)
}

/** What an invitation is mailed as: itself, the approval of a person on the waitlist, or not at all. */
export type InvitationMailing = 'invitation' | 'approval' | 'none'

interface Wording {
  locale: string | undefined
  organizationName: string | undefined
  mailing?: InvitationMailing
}

/** Sends the email with the link, unless the application sends it. */
export async function mailInvitation(
  tx: TransactionContext,
  row: InvitationRow,
  token: string,
  { locale, organizationName, mailing = 'invitation' }: Wording,
): Promise<void> {
  if (mailing === 'none') return
  const settings = await readSettings(tx)
  if (mailSettings.of(settings).disabled_mails.includes('invitation')) return
  const { invitation_url } = invitationSettings.of(settings)
  const inviter = row.inviter_user_id === null ? undefined : await findUser(tx, row.inviter_user_id)
  const props = {
    locale: pickLocale(locale, undefined),
    brand: await getMailBrand(tx),
    email: row.email,
    url: invitationLink(tx, invitation_url, token),
    expiresInDays: Math.round((Date.parse(row.expires_at) - tx.now().getTime()) / 86_400_000),
  }
  const mail =
    mailing === 'approval'
      ? approvalMail(props)
      : invitationMail({ ...props, inviter: inviter && displayNameOf(inviter), organization: organizationName })
  sendMail(tx, { to: row.email, ...mail })
}

function invitationLink(ctx: Context, configured: string | null, token: string): string {
  return linkTo(ctx, configured, '/invite', { invitation_token: token })
}

/** The name of a person for other people. */
export function displayNameOf({ name, first_name, last_name, email }: UserRow): string {
  const parts = [first_name, last_name].filter((part) => part !== null && part !== '')
  return name || parts.join(' ') || email
}
