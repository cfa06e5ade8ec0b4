import { Type } from 'typebox'
import { parseEmailAddress } from '../../users/index.ts'
import { rememberEmail } from '../flow/authorization-requests.ts'
import { type Flow, pageUrl } from '../flow/flow.ts'
import { formTo, goTo, pageContext, showPage } from '../flow/respond.ts'
import { catalogue } from '../messages/index.ts'
import { type FieldState, renderSignIn } from '../views/index.ts'
import { defineForm, definePage } from './page-operation.ts'

function page(flow: Flow, email: FieldState, status = 200) {
  return showPage(
    flow,
    renderSignIn({
      page: pageContext(flow),
      form: formTo(flow, '/sign-in'),
      email,
      signUpUrl: pageUrl(flow, '/sign-up'),
    }),
    status,
  )
}

export const signInPage = definePage({
  name: 'sign_in',
  path: '/sign-in',
  summary: 'Ask for the address of who signs in',
  show: async (flow) => page(flow, { value: flow.row.parameters.email }),
})

export const signInForm = defineForm({
  name: 'sign_in',
  path: '/sign-in',
  summary: 'Take the address of who signs in',
  fields: { email: Type.String({ maxLength: 320 }) },
  async submit(flow, { email }) {
    const { formErrors } = catalogue[flow.locale]
    if (parseEmailAddress(email) === undefined) {
      return page(flow, { value: email, error: email === '' ? formErrors.emailRequired : formErrors.emailInvalid }, 400)
    }
    await rememberEmail(flow.ctx, flow.token, email)
    // The same page for known and unknown addresses: it must not tell who has an account.
    return goTo(flow, '/sign-in/password')
  },
})
