import { getSignInSettings } from '../../../environment/environments/index.ts'
import { authenticationOptions, canHavePasskeys } from '../../../people/passkeys/index.ts'
import type { HttpReply } from '../../../platform/http/reply.ts'
import { assets } from '../assets.ts'
import { renderSignIn, type SignInProps } from '../views/index.ts'
import { failureAt } from './failures.ts'
import { type Flow, pageUrl } from './flow.ts'
import { isLastMethod } from './last-method.ts'
import { createPasskeyChallenge } from './passkey-challenges.ts'
import { providerMethods } from './provider-methods.ts'
import { formTo, invitationLead, pageContext, showPage } from './respond.ts'
import { waysIn } from './ways-in.ts'

/** The first page. */
export async function showSignIn(flow: Flow): Promise<HttpReply> {
  const { alert, fields, status } = failureAt(flow, '/sign-in')
  const passkey = await passkeyRequest(flow)
  const { signUp } = await waysIn(flow)
  const html = renderSignIn({
    page: pageContext(flow),
    form: formTo(flow, '/sign-in'),
    methods: await providerMethods(flow),
    passkey,
    lead: invitationLead(flow),
    signUpUrl: signUp ? pageUrl(flow, '/sign-up') : undefined,
    email: fields.email ?? { value: flow.row.parameters.email },
    alert,
  })
  return showPage(flow, html, status, { scripts: passkey !== undefined })
}

async function passkeyRequest(flow: Flow): Promise<SignInProps['passkey']> {
  const { ctx } = flow
  const { sign_in_methods } = await getSignInSettings(ctx)
  if (!sign_in_methods.includes('passkey') || !canHavePasskeys(ctx.system)) return undefined
  const challenge = await createPasskeyChallenge(ctx, flow)
  return {
    form: formTo(flow, '/sign-in/passkey'),
    options: authenticationOptions(ctx, challenge),
    scriptUrl: assets.passkeyScriptUrl,
    lastUsed: isLastMethod(ctx, 'Passkey'),
  }
}
