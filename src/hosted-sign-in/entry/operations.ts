import { Type } from 'typebox'
import { DomainError } from '#platform/http/errors.ts'
import { redirect } from '#platform/http/reply.ts'
import { rememberParameters } from '#sign-in/browser-sign-ins/index.ts'
import { findSsoDemands } from '#sso/sign-in-policies/index.ts'
import { mailSignInCode } from '../codes/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  findSignInOptions,
  goTo,
  invitedAddressError,
  refusalText,
  refusalTexts,
  refuse,
  ssoUrl,
} from '../flow/index.ts'
import { emailError } from '../parts/index.ts'
import { showSignIn } from './show-sign-in.ts'

export const signInPage = definePage({
  name: 'sign_in',
  path: '/sign-in',
  summary: 'Show the sign-in page',
  show: showSignIn,
})

export const signInForm = defineForm({
  name: 'sign_in',
  path: '/sign-in',
  summary: 'Submit the email address for a sign-in',
  fields: { email: Type.String({ maxLength: 320 }) },
  async submit(flow, { email }) {
    const error = emailError(flow, email) ?? (await invitedAddressError(flow, email))
    if (error !== undefined) return refuse(flow, '/sign-in', { fields: { email: { value: email, error } } })
    await rememberParameters(flow.ctx, flow, { email })
    const demand = (await findSsoDemands(flow.ctx, email, [])).find(({ owns_domain }) => owns_domain)
    if (demand !== undefined) return redirect(ssoUrl(flow, demand.connection_ids[0] ?? ''), 303)
    // The same page for known and unknown emails: it must not reveal who has an account.
    const { password, code } = await findSignInOptions(flow)
    if (password) return goTo(flow, '/sign-in/password')
    if (!code) return refuse(flow, '/sign-in', { alert: refusalTexts(flow).methodUnavailable }, 403)
    const refusal = await mailSignInCode(flow, email).catch(asRefusal)
    if (!(refusal instanceof DomainError)) return goTo(flow, '/magic-code')
    const { text, status } = refusalText(flow, refusal)
    return refuse(flow, '/sign-in', { alert: text }, status)
  },
})
