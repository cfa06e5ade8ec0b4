import { Type } from 'typebox'
import {
  askToRegister,
  codesSent,
  newAttempt,
  originOf,
  sendMagicAuth,
  tooManyMails,
} from '../../authentication/index.ts'
import { getSignInSettings } from '../../environments/index.ts'
import { limitGuesses } from '../../platform/guess-limits.ts'
import { DomainError } from '../../platform/http/errors.ts'
import { canonicalEmailOf, createUser, findUserByEmail, parseEmailAddress } from '../../users/index.ts'
import { advance } from '../flow/advance.ts'
import { rememberParameters, rememberProgress } from '../flow/authorization-requests.ts'
import { type Flow, pageUrl } from '../flow/flow.ts'
import { providerMethods } from '../flow/provider-methods.ts'
import { asRefusal, refusalText } from '../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../flow/respond.ts'
import { catalogue, type Messages } from '../messages/index.ts'
import { type FieldState, renderSignUp } from '../views/index.ts'
import { defineForm, definePage } from './page-operation.ts'

interface State {
  firstName?: FieldState
  lastName?: FieldState
  email?: FieldState
  password?: FieldState
  alert?: string
}

async function page(flow: Flow, state: State, status = 200) {
  const { password_minimum_length: minLength } = await getSignInSettings(flow.ctx)
  return showPage(
    flow,
    renderSignUp({
      page: pageContext(flow),
      form: formTo(flow, '/sign-up'),
      names: 'optional',
      passwordPolicy: { minLength },
      methods: await providerMethods(flow),
      signInUrl: pageUrl(flow, '/sign-in'),
      ...state,
    }),
    status,
  )
}

export const signUpPage = definePage({
  name: 'sign_up',
  path: '/sign-up',
  summary: 'Ask for what an account needs',
  show: async (flow) => page(flow, { email: { value: flow.row.parameters.email } }),
})

export const signUpForm = defineForm({
  name: 'sign_up',
  path: '/sign-up',
  summary: 'Create an account and prove its address',
  fields: {
    first_name: Type.Optional(Type.String({ maxLength: 255 })),
    last_name: Type.Optional(Type.String({ maxLength: 255 })),
    email: Type.String({ maxLength: 320 }),
    password: Type.String({ maxLength: 1_024 }),
  },
  async submit(flow, { first_name, last_name, email, password }) {
    const entered = { firstName: { value: first_name }, lastName: { value: last_name }, email: { value: email } }
    const { formErrors } = catalogue[flow.locale]
    if (parseEmailAddress(email) === undefined) {
      const error = email === '' ? formErrors.emailRequired : formErrors.emailInvalid
      return page(flow, { ...entered, email: { value: email, error } }, 400)
    }
    if (password === '') return page(flow, { ...entered, password: { error: formErrors.passwordRequired } }, 400)
    await rememberParameters(flow.ctx, flow.token, { email })

    const { ctx } = flow
    const { organizationId } = flow.row.parameters
    const origin = originOf(ctx, {})
    const limited = await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails).catch(asRefusal)
    if (limited instanceof DomainError) {
      const { text, status } = refusalText(flow, limited)
      return page(flow, { ...entered, alert: text }, status)
    }
    const known = await findUserByEmail(ctx, email)
    const names = { ...(first_name ? { first_name } : {}), ...(last_name ? { last_name } : {}) }
    const denied = await askToRegister(ctx, { email, ...names, method: 'Password' }, origin)
    if (denied !== undefined) return page(flow, { ...entered, alert: denied.message }, 403)
    const user = known ?? (await createUser(ctx, { email, password, ...names }).catch(asRefusal))
    if (user instanceof DomainError) {
      const { password_minimum_length: minLength } = await getSignInSettings(ctx)
      const passwordError = passwordErrorText(user, formErrors, minLength)
      if (passwordError !== undefined) return page(flow, { ...entered, password: { error: passwordError } }, 400)
      const { text, status } = refusalText(flow, user)
      return page(flow, { ...entered, alert: text }, status)
    }
    return ctx.transaction(async (tx) => {
      if (known === undefined) return advance(tx, flow, newAttempt(tx, user.id, 'Password', origin, organizationId))
      // Somebody has this account. Whoever can read its mail may sign in; nobody else learns that it exists.
      await sendMagicAuth(tx, known, flow.locale)
      await rememberProgress(
        tx,
        flow.token,
        'magic_auth',
        newAttempt(tx, known.id, 'MagicAuth', origin, organizationId),
      )
      return goTo(flow, '/email-verification')
    })
  },
})

function passwordErrorText(
  error: DomainError,
  formErrors: Messages['formErrors'],
  minLength: number,
): string | undefined {
  if (error.definition.code !== 'password_strength_error') return undefined
  const codes = (error.details.errors as { code: string }[]).map((each) => each.code)
  if (codes.includes('password_too_short')) return formErrors.passwordTooShort(minLength)
  if (codes.includes('password_contains_email')) return formErrors.passwordContainsEmail
  return codes.includes('password_too_weak') ? formErrors.passwordTooCommon : formErrors.passwordBreached
}
