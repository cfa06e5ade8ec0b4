import { Type } from 'typebox'
import {
  canonicalEmailOf,
  createUser,
  findUserByEmail,
  hashNewPassword,
  parseEmailAddress,
} from '../../../people/users/index.ts'
import { limitGuesses } from '../../../platform/guess-limits.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import { askToRegister, codesSent, sendMagicAuth, tooManyMails } from '../../../sign-in/authentication/index.ts'
import { advance } from '../flow/advance.ts'
import { rememberParameters, rememberProgress } from '../flow/authorization-requests.ts'
import { failureAt, refuse } from '../flow/failures.ts'
import { firstProof, originIn } from '../flow/first-proof.ts'
import { type Flow, pageUrl } from '../flow/flow.ts'
import { invitedAddressError } from '../flow/invited-address.ts'
import { passwordErrorText } from '../flow/password-errors.ts'
import { providerMethods } from '../flow/provider-methods.ts'
import { asRefusal, refusalText } from '../flow/refusals.ts'
import { formTo, goTo, invitationLead, pageContext, showPage } from '../flow/respond.ts'
import { waysIn } from '../flow/ways-in.ts'
import { catalogue } from '../messages/index.ts'
import { renderSignUp } from '../views/index.ts'
import { defineForm, definePage, newPassword } from './page-operation.ts'

const path = '/sign-up'

async function page(flow: Flow) {
  const { alert, fields, status } = failureAt(flow, path)
  const { password, passwordMinLength: minLength } = await waysIn(flow)
  return showPage(
    flow,
    renderSignUp({
      page: pageContext(flow),
      form: formTo(flow, path),
      names: 'optional',
      passwordPolicy: password ? { minLength } : undefined,
      methods: await providerMethods(flow),
      lead: invitationLead(flow),
      signInUrl: pageUrl(flow, '/sign-in'),
      firstName: fields.first_name,
      lastName: fields.last_name,
      email: fields.email ?? { value: flow.row.parameters.email },
      password: fields.password,
      alert,
    }),
    status,
  )
}

export const signUpPage = definePage({
  name: 'sign_up',
  path,
  summary: 'Show the sign-up page',
  async show(flow) {
    return (await waysIn(flow)).signUp ? page(flow) : refuseSignUp(flow)
  },
})

export const signUpForm = defineForm({
  name: 'sign_up',
  path,
  summary: 'Sign up',
  fields: {
    first_name: Type.Optional(Type.String({ maxLength: 255 })),
    last_name: Type.Optional(Type.String({ maxLength: 255 })),
    email: Type.String({ maxLength: 320 }),
    password: Type.Optional(newPassword),
  },
  async submit(flow, { first_name, last_name, email, password }) {
    const entered = { first_name: { value: first_name }, last_name: { value: last_name }, email: { value: email } }
    const { formErrors } = catalogue[flow.locale]
    const ways = await waysIn(flow)
    if (!ways.signUp) return refuseSignUp(flow)
    if (parseEmailAddress(email) === undefined) {
      const error = email === '' ? formErrors.emailRequired : formErrors.emailInvalid
      return refuse(flow, path, { fields: { ...entered, email: { value: email, error } } })
    }
    const invited = await invitedAddressError(flow, email)
    if (invited !== undefined)
      return refuse(flow, path, { fields: { ...entered, email: { value: email, error: invited } } })
    if (ways.password && !password)
      return refuse(flow, path, { fields: { ...entered, password: { error: formErrors.passwordRequired } } })
    await rememberParameters(flow.ctx, flow, { email })

    const refuseWith = (error: DomainError) => {
      const passwordError = passwordErrorText(error, formErrors, ways.passwordMinLength)
      if (passwordError !== undefined)
        return refuse(flow, path, { fields: { ...entered, password: { error: passwordError } } })
      const { text, status } = refusalText(flow, error)
      return refuse(flow, path, { fields: entered, alert: text }, status)
    }
    const { ctx } = flow
    const names = { ...(first_name ? { first_name } : {}), ...(last_name ? { last_name } : {}) }
    // Before looking up the account, whose existence neither the work nor the answer may reveal.
    const passwordHash =
      ways.password && password ? await hashNewPassword(ctx, password, { email, ...names }).catch(asRefusal) : undefined
    if (passwordHash instanceof DomainError) return refuseWith(passwordHash)
    const limited = await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails).catch(asRefusal)
    if (limited instanceof DomainError) return refuseWith(limited)
    const known = await findUserByEmail(ctx, email)
    const newcomer = { email, ...names, method: 'Password', invitation: flow.row.parameters.invitation } as const
    const denied = await askToRegister(ctx, newcomer, originIn(flow), ways.radar)
    if (denied !== undefined) return refuseWith(denied)
    const created =
      known === undefined ? await createUser(ctx, { email, ...names }, passwordHash).catch(asRefusal) : known
    // Of two concurrent sign-ups, the second finds the account that the first created.
    const user = created instanceof DomainError ? ((await findUserByEmail(ctx, email)) ?? created) : created
    if (user instanceof DomainError) return refuseWith(user)
    return ctx.transaction(async (tx) => {
      if (known === undefined && user === created && ways.password)
        return advance(tx, flow, firstProof(flow, user.id, 'Password'))
      // The account exists, or passwords are off. Its owner can sign in by email; others do not learn that it exists.
      await sendMagicAuth(tx, user, flow.locale)
      await rememberProgress(tx, flow, 'magic_auth', firstProof(flow, user.id, 'MagicAuth'))
      return goTo(flow, '/email-verification')
    })
  },
})

function refuseSignUp(flow: Flow) {
  const { signUpClosed } = catalogue[flow.locale].formErrors
  return refuse(flow, '/sign-in', { alert: signUpClosed }, 403)
}
