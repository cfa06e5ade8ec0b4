import type { Context } from '#platform/context.ts'
import type { Page } from '#platform/http/list.ts'
import { openToken } from './invitation-token.ts'
import { invitationLinks } from './mail-invitation.ts'
import { type Invitation, type InvitationRow, toEventInvitation } from './schemas.ts'

/** The official objects, with the tokens and the links that accept them. */
export async function toInvitations(ctx: Context, reading: Promise<Page<InvitationRow>>): Promise<Page<Invitation>> {
  const [linkOf, page] = await Promise.all([invitationLinks(ctx), reading])
  return { ...page, rows: page.rows.map((row) => withLink(ctx, row, linkOf)) }
}

/** The official object, with the token and the link that accepts it. */
export async function toInvitation(
  ctx: Context,
  invitation: InvitationRow | Promise<InvitationRow>,
): Promise<Invitation> {
  const [linkOf, row] = await Promise.all([invitationLinks(ctx), invitation])
  return withLink(ctx, row, linkOf)
}

function withLink(ctx: Context, row: InvitationRow, linkOf: (token: string) => string): Invitation {
  const token = openToken(ctx, row)
  return { ...toEventInvitation(row, ctx.now()), token, accept_invitation_url: linkOf(token) }
}
