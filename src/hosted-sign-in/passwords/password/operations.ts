import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { announceSuccess, provePassword } from '#sign-in/authentication/index.ts'
import {
  advance,
  asRefusal,
  defineForm,
  definePage,
  type Flow,
  failureAt,
  findSignInOptions,
  firstProof,
  formTo,
  goTo,
  pageUrl,
  refusalText,
  refuse,
  showPage,
  signUpLinks,
} from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { renderSignInPassword } from './password.tsx'

const path = '/sign-in/password'

async function page(flow: Flow, email: string) {
  const options = await findSignInOptions(flow)
  const { alert, fields, status } = failureAt(flow, path)
  return showPage(
    flow,
    renderSignInPassword({
      page: pageContext(flow),
      form: formTo(flow, path),
      email,
      changeUrl: pageUrl(flow, '/sign-in'),
      forgotPasswordUrl: pageUrl(flow, '/forgot-password'),
      emailCodeForm: options.code ? formTo(flow, '/magic-code/send') : undefined,
      ...signUpLinks(flow, options),
      alert,
      password: fields.password,
    }),
    status,
    { scripts: true },
  )
}

export const signInPasswordPage = definePage({
  name: 'sign_in_password',
  path,
  summary: 'Show the password page',
  async show(flow) {
    const { email } = flow.row.parameters
    return email === undefined ? goTo(flow, '/sign-in') : page(flow, email)
  },
})

export const signInPasswordForm = defineForm({
  name: 'sign_in_password',
  path,
  summary: 'Sign in with a password',
  fields: { password: Type.String({ ...secret, maxLength: 1_024 }) },
  async submit(flow, { password }) {
    const { email } = flow.row.parameters
    if (email === undefined) return goTo(flow, '/sign-in')
    if (password === '') {
      const error = texts.passwords.password(flow).required
      return refuse(flow, path, { fields: { password: { error } } })
    }
    const { origin } = flow
    const proven = await provePassword(flow.ctx, { email, password }, origin).catch(asRefusal)
    if (proven instanceof DomainError) {
      const { text, status } = refusalText(flow, proven)
      return refuse(flow, path, { alert: text }, status)
    }
    const { user, givenBack } = proven
    await givenBack
    return flow.ctx.transaction(async (tx) => {
      announceSuccess(tx, 'password', { ...origin, userId: user.id, email: user.email })
      return advance(tx, flow, firstProof(flow, user, 'Password'))
    })
  },
})
