import { Type } from 'typebox'
import { showDeadLink } from '#pages/application/index.ts'
import { isOwnForm, type LinkVisit, linkForm, openLink, pageContext, showLinkPage } from '#pages/kit/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { findLink, linkPath, spendLink } from '#sign-in/passwordless/index.ts'
import { callbackUrl, formRefused } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { renderMagicLink } from './magic-link.tsx'

const path = '/passwordless/{token}/confirm'
const params = Type.Object({ token: Type.String({ ...secret, maxLength: 64 }) })

/** A page instead of a redirect: programs that check the links of emails open them, and press no button. */
const magicLinkPage = defineOperation({
  id: 'gatehouse.pages.magic_link.show',
  method: 'GET',
  path,
  summary: 'Show the page that confirms a sign-in by link',
  surface: 'browser',
  access: 'public',
  params,
  success: { status: 200, description: 'A page.' },
  async handler({ params: { token } }, context) {
    const link = await findLink(context.system, token)
    const visit = link && (await openLink(context, link.environment_id))
    if (link === undefined || visit === undefined || !link.is_open) return deadLink(context, visit)
    const action = linkPath(token)
    const html = renderMagicLink({
      page: pageContext(visit),
      form: linkForm(visit, action, {}, token),
      email: link.email,
    })
    return showLinkPage(visit, html, 200, link.redirect_uri)
  },
})

const magicLinkForm = defineOperation({
  id: 'gatehouse.pages.magic_link.submit',
  method: 'POST',
  path,
  summary: 'Sign in with a link',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  params,
  body: Type.Object({ csrf_token: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 303, description: 'The application, with a code.' },
  errors: [formRefused],
  async handler({ params: { token }, body }, context) {
    const link = await findLink(context.system, token)
    const visit = link && (await openLink(context, link.environment_id))
    if (visit === undefined) return deadLink(context, visit)
    if (!isOwnForm(context, `${linkPath(token)}:${token}`, visit.browserId, body)) throw formRefused()
    const outcome = await spendLink(visit.ctx, token)
    if (outcome === undefined) return deadLink(context, visit)
    return redirect(callbackUrl(outcome.redirectUri, { ...outcome.answer, state: outcome.state }), 303)
  },
})

function deadLink(context: PublicContext, visit: LinkVisit | undefined): Promise<HttpReply> {
  return showDeadLink(context, visit, (reader) => texts.singleSignOn.magicLink(reader).over)
}

export const magicLinkOperations = [magicLinkPage, magicLinkForm]
