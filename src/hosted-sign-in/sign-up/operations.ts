import { Type } from 'typebox'
import { admitNewUser } from '#access/invitations/index.ts'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { canonicalEmailOf, createUser, findUserByEmail, hashNewPassword } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { DomainError } from '#platform/http/errors.ts'
import { askToRegister } from '#sign-in/authentication/index.ts'
import { rememberParameters, rememberProgress } from '#sign-in/browser-sign-ins/index.ts'
import { sendMagicAuth } from '#sign-in/one-time-codes/index.ts'
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
  invitedAddressError,
  pageUrl,
  refusalText,
  refusalTexts,
  refuse,
  showPage,
  waitlistPath,
} from '../flow/index.ts'
import { emailError, newPassword, newPasswordTexts, passwordErrorText, providerButtons } from '../parts/index.ts'
import { invitationLead } from './invitation/invitation-lead.ts'
import { renderSignUp } from './sign-up.tsx'

const path = '/sign-up'

async function page(flow: Flow) {
  const { alert, fields, status } = failureAt(flow, path)
  const { password, passwordMinLength: minLength } = await findSignInOptions(flow)
  return showPage(
    flow,
    renderSignUp({
      page: pageContext(flow),
      form: formTo(flow, path),
      names: 'optional',
      passwordPolicy: password ? { minLength } : undefined,
      providers: await providerButtons(flow),
      lead: invitationLead(flow),
      signInUrl: pageUrl(flow, '/sign-in'),
      firstName: fields.first_name,
      lastName: fields.last_name,
      email: fields.email ?? { value: flow.row.parameters.email },
      password: fields.password,
      alert,
    }),
    status,
    { scripts: true },
  )
}

export const signUpPage = definePage({
  name: 'sign_up',
  path,
  summary: 'Show the sign-up page',
  async show(flow) {
    const { signUp, waitlist } = await findSignInOptions(flow)
    return signUp ? page(flow) : refuseSignUp(flow, waitlist)
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
    const methods = await findSignInOptions(flow)
    if (!methods.signUp) return refuseSignUp(flow, methods.waitlist)
    const error = emailError(flow, email) ?? (await invitedAddressError(flow, email))
    if (error !== undefined) return refuse(flow, path, { fields: { ...entered, email: { value: email, error } } })
    if (methods.password && !password)
      return refuse(flow, path, { fields: { ...entered, password: { error: newPasswordTexts(flow).required } } })
    await rememberParameters(flow.ctx, flow, { email })

    const refuseWith = (error: DomainError) => {
      const passwordError = passwordErrorText(flow, error, methods.passwordMinLength)
      if (passwordError !== undefined)
        return refuse(flow, path, { fields: { ...entered, password: { error: passwordError } } })
      const { text, status } = refusalText(flow, error)
      return refuse(flow, path, { fields: entered, alert: text }, status)
    }
    const { ctx } = flow
    const names = defined({ first_name: first_name || undefined, last_name: last_name || undefined })
    // Before looking up the account: neither the work nor the answer may reveal whether it exists.
    const passwordHash =
      methods.password && password
        ? await hashNewPassword(ctx, password, { email, ...names }).catch(asRefusal)
        : undefined
    if (passwordHash instanceof DomainError) return refuseWith(passwordHash)
    const limited = await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails).catch(asRefusal)
    if (limited instanceof DomainError) return refuseWith(limited)
    const known = await findUserByEmail(ctx, email)
    const { invitation } = flow.row.parameters
    const newcomer = { email, ...names, method: 'Password', invitation } as const
    const denied = await askToRegister(ctx, newcomer, flow.origin, methods.radar)
    if (denied !== undefined) return refuseWith(denied)
    const signUp = async (tx: TransactionContext) => {
      const user = await createUser(tx, { email, ...names }, passwordHash)
      await admitNewUser(tx, invitation, user)
      return user
    }
    const created = known ?? (await ctx.transaction(signUp).catch(asRefusal))
    // Of two concurrent sign-ups, the second finds the account that the first created.
    const user = created instanceof DomainError ? ((await findUserByEmail(ctx, email)) ?? created) : created
    if (user instanceof DomainError) return refuseWith(user)
    return ctx.transaction(async (tx) => {
      if (known === undefined && user === created && methods.password)
        return advance(tx, flow, firstProof(flow, user, 'Password'))
      // The account exists, or passwords are off. Its owner can sign in by email; others do not learn that it exists.
      await sendMagicAuth(tx, user, flow.locale)
      await rememberProgress(tx, flow, 'magic_auth', firstProof(flow, user, 'MagicAuth'))
      return goTo(flow, '/email-verification')
    })
  },
})

/** Where those go on who may not sign up. */
function refuseSignUp(flow: Flow, waitlist: boolean) {
  if (waitlist) return goTo(flow, waitlistPath)
  const { signUpClosed } = refusalTexts(flow)
  return refuse(flow, '/sign-in', { alert: signUpClosed }, 403)
}
