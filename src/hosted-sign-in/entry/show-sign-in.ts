import { policySettings } from '#environment/environments/index.ts'
import { assets, pageContext } from '#pages/kit/index.ts'
import { authenticationOptions, canHavePasskeys } from '#people/passkeys/index.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { createPasskeyChallenge, isLastMethod } from '#sign-in/browser-sign-ins/index.ts'
import { type Flow, failureAt, findSignInOptions, formTo, showPage, signUpLinks } from '../flow/index.ts'
import { providerButtons } from '../parts/index.ts'
import { invitationLead } from '../sign-up/index.ts'
import { renderSignIn, type SignInProps } from './sign-in.tsx'

export async function showSignIn(flow: Flow): Promise<HttpReply> {
  const { alert, fields, status } = failureAt(flow, '/sign-in')
  const passkey = await passkeyRequest(flow)
  const html = renderSignIn({
    page: pageContext(flow),
    form: formTo(flow, '/sign-in'),
    providers: await providerButtons(flow),
    passkey,
    lead: invitationLead(flow),
    ...signUpLinks(flow, await findSignInOptions(flow)),
    email: fields.email ?? { value: flow.row.parameters.email },
    alert,
  })
  return showPage(flow, html, status, { scripts: passkey !== undefined })
}

async function passkeyRequest(flow: Flow): Promise<SignInProps['passkey']> {
  const { ctx } = flow
  const { sign_in_methods } = await policySettings.read(ctx)
  if (!sign_in_methods.includes('passkey') || !canHavePasskeys(ctx.system)) return undefined
  const challenge = await createPasskeyChallenge(ctx, flow)
  return {
    form: formTo(flow, '/sign-in/passkey'),
    options: authenticationOptions(ctx, challenge),
    scriptUrl: assets.passkeyScriptUrl,
    lastUsed: isLastMethod(ctx, 'Passkey'),
  }
}
