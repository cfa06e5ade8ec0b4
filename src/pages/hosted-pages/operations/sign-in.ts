import { Type } from 'typebox'
import { parseEmailAddress } from '../../../people/users/index.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import { rememberParameters } from '../flow/authorization-requests.ts'
import { refuse } from '../flow/failures.ts'
import { invitedAddressError } from '../flow/invited-address.ts'
import { mailSignInCode } from '../flow/mail-code.ts'
import { asRefusal, refusalText } from '../flow/refusals.ts'
import { goTo } from '../flow/respond.ts'
import { showSignIn } from '../flow/show-sign-in.ts'
import { waysIn } from '../flow/ways-in.ts'
import { catalogue } from '../messages/index.ts'
import { defineForm, definePage } from './page-operation.ts'

export const signInPage = definePage({
  name: 'sign_in',
  path: '/sign-in',
  summary: 'Show the sign-in page',
  show: showSignIn,
})

export const signInForm = defineForm({
  name: 'sign_in',
  path: '/sign-in',
  summary: 'Submit the email that signs in',
  fields: { email: Type.String({ maxLength: 320 }) },
  async submit(flow, { email }) {
    const { formErrors } = catalogue[flow.locale]
    if (parseEmailAddress(email) === undefined) {
      const error = email === '' ? formErrors.emailRequired : formErrors.emailInvalid
      return refuse(flow, '/sign-in', { fields: { email: { value: email, error } } })
    }
    const error = await invitedAddressError(flow, email)
    if (error !== undefined) return refuse(flow, '/sign-in', { fields: { email: { value: email, error } } })
    await rememberParameters(flow.ctx, flow, { email })
    // The same page for known and unknown emails: it must not reveal who has an account.
    const { password, code } = await waysIn(flow)
    if (password) return goTo(flow, '/sign-in/password')
    if (!code) return refuse(flow, '/sign-in', { alert: formErrors.methodUnavailable }, 403)
    const refusal = await mailSignInCode(flow, email).catch(asRefusal)
    if (!(refusal instanceof DomainError)) return goTo(flow, '/magic-code')
    const { text, status } = refusalText(flow, refusal)
    return refuse(flow, '/sign-in', { alert: text }, status)
  },
})
