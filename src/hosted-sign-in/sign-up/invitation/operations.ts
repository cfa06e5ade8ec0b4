import { Type } from 'typebox'
import {
  displayNameOf,
  findInvitationByToken,
  findInvitationEnvironment,
  type InvitationRow,
  invitationState,
} from '#access/invitations/index.ts'
import { showDeadLink } from '#pages/application/index.ts'
import { type LinkVisit, linkForm, openLink, pageContext, type Reader, showLinkPage } from '#pages/kit/index.ts'
import { findUser } from '#people/users/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { beginFlow, checkForm } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { renderInvitation } from './invitation.tsx'
import { firstPageOfInvited, invitationParameters, invitedBrowserSession } from './invited.ts'

const path = '/invite'
const token = Type.String({ ...secret, maxLength: 255 })

/** Why an invitation cannot be accepted. */
const failureIn = (state: 'accepted' | 'revoked' | 'expired' | 'unknown') => (reader: Reader) =>
  texts.signUp.invitation(reader)[state]

/** The invitation of a link while it can be accepted, or the page that says why it cannot. */
async function openInvitation(
  context: PublicContext,
  invitationToken: string,
): Promise<{ visit: LinkVisit; row: InvitationRow } | HttpReply> {
  const environmentId = await findInvitationEnvironment(context.system, invitationToken)
  if (environmentId === undefined) return showDeadLink(context, undefined, failureIn('unknown'))
  const visit = await openLink(context, environmentId)
  const row = await findInvitationByToken(visit.ctx, invitationToken)
  if (row === undefined) return showDeadLink(context, visit, failureIn('unknown'))
  const state = invitationState(row, visit.ctx.now())
  return state === 'pending' ? { visit, row } : showDeadLink(context, visit, failureIn(state))
}

const invitePage = defineOperation({
  id: 'gatehouse.pages.invite.show',
  method: 'GET',
  path,
  summary: 'Show an invitation',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ invitation_token: token }),
  success: { status: 200, description: 'A page.' },
  async handler({ query: { invitation_token } }, context) {
    const opened = await openInvitation(context, invitation_token)
    if (!('row' in opened)) return opened
    const { visit, row } = opened
    const { ctx } = visit
    const inviter = row.inviter_user_id === null ? undefined : await findUser(ctx, row.inviter_user_id)
    const organization = row.organization_id === null ? undefined : await getOrganization(ctx, row.organization_id)
    const html = renderInvitation({
      page: pageContext(visit),
      form: linkForm(visit, path, { invitation_token }, invitation_token),
      inviter: inviter && displayNameOf(inviter),
      organization: organization?.name,
      email: row.email,
    })
    return showLinkPage(visit, html)
  },
})

const inviteForm = defineOperation({
  id: 'gatehouse.pages.invite.submit',
  method: 'POST',
  path,
  summary: 'Start the sign-in that accepts an invitation',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({ csrf_token: Type.String({ ...secret, maxLength: 64 }), invitation_token: token }),
  success: { status: 303, description: 'The first page, or the application if the browser is signed in.' },
  async handler({ body }, context) {
    const opened = await openInvitation(context, body.invitation_token)
    if (!('row' in opened)) return opened
    const { visit, row } = opened
    const { ctx, browserId } = visit
    checkForm(context, `${path}:${body.invitation_token}`, browserId, body)
    return beginFlow(ctx, context.request, {
      end: {},
      parameters: await invitationParameters(ctx, row),
      session: await invitedBrowserSession(ctx, row),
      firstPage: await firstPageOfInvited(ctx, row),
    })
  },
})

export const inviteOperations = [invitePage, inviteForm]
