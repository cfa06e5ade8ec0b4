import { Type } from 'typebox'
import { assets, pageContext } from '#pages/kit/index.ts'
import { checkNewPasskey, declinePasskeyOffer, registrationOptions, storePasskey } from '#people/passkeys/index.ts'
import { getUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { acceptPasskey, originOf, provePasskey, requireSignInMethod } from '#sign-in/authentication/index.ts'
import { createPasskeyChallenge, rememberParameters, spendPasskeyChallenge } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from '../flow/index.ts'
import {
  advance,
  asRefusal,
  defineForm,
  definePage,
  failureAt,
  firstProof,
  formTo,
  goToStep,
  refusalText,
  refuse,
  showPage,
} from '../flow/index.ts'
import { texts } from '../texts/index.ts'
import { renderPasskeyEnrollment } from './passkey-enrollment.tsx'

/** What `navigator.credentials` gave, as JSON. */
const response = Type.String({ maxLength: 16_384 })

/** The challenge for the passkey, if this is its first answer. */
async function takeChallenge(flow: Flow): Promise<string | undefined> {
  const challenge = flow.row.passkey_challenge
  return challenge !== null && (await spendPasskeyChallenge(flow.ctx, flow, challenge)) ? challenge : undefined
}

const signInForm = defineForm({
  name: 'sign_in_passkey',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey',
  fields: { response },
  async submit(flow, { response }) {
    const { ctx } = flow
    const fail = () => refuse(flow, '/sign-in', { alert: texts.passkeys(flow).failed })
    const allowed = await requireSignInMethod(ctx, 'passkey').catch(asRefusal)
    const challenge = await takeChallenge(flow)
    if (allowed instanceof DomainError || challenge === undefined) return fail()
    const origin = originOf(ctx, {})
    const proven = await provePasskey(ctx, { response, challenge }, origin)
    if (proven instanceof DomainError) return fail()
    const reply = await ctx
      .transaction(async (tx) => {
        const { user } = proven
        const refusal = await acceptPasskey(tx, proven)
        if (refusal !== undefined) return refusal
        await rememberParameters(tx, flow, { email: user.email })
        return advance(tx, flow, firstProof(flow, user, 'Passkey'))
      })
      .catch(asRefusal)
    if (!(reply instanceof DomainError)) return reply
    if (reply.definition.code === 'invalid_passkey') return fail()
    const { text, status } = refusalText(flow, reply)
    return refuse(flow, '/sign-in', { alert: text }, status)
  },
})

const enrollPath = '/sign-in/passkey/enroll'

/** The sign-in that waits for an answer to the offer. */
function waitingAttempt({ row }: Flow) {
  return row.step === 'passkey_enrollment' ? row.attempt : null
}

async function showEnrollment(flow: Flow, userId: string): Promise<HttpReply> {
  const { alert, status } = failureAt(flow, enrollPath)
  const { ctx, brand } = flow
  const user = await getUser(ctx, userId)
  const challenge = await createPasskeyChallenge(ctx, flow)
  const html = renderPasskeyEnrollment({
    page: pageContext(flow),
    passkey: {
      form: formTo(flow, enrollPath),
      options: await registrationOptions(ctx, user, brand.displayName, challenge),
      scriptUrl: assets.passkeyScriptUrl,
    },
    skipForm: formTo(flow, '/sign-in/passkey/skip'),
    alert,
  })
  return showPage(flow, html, status, { scripts: true })
}

const enrollmentPage = definePage({
  name: 'passkey_enrollment',
  path: enrollPath,
  summary: 'Show the offer to create a passkey',
  async show(flow) {
    const attempt = waitingAttempt(flow)
    return attempt === null ? goToStep(flow) : showEnrollment(flow, attempt.userId)
  },
})

const enrollmentForm = defineForm({
  name: 'passkey_enrollment',
  path: enrollPath,
  summary: 'Create a passkey',
  fields: { response },
  async submit(flow, { response }) {
    const attempt = waitingAttempt(flow)
    if (attempt === null) return goToStep(flow)
    const challenge = await takeChallenge(flow)
    const passkey = challenge === undefined ? undefined : await checkNewPasskey(flow.ctx, response, challenge)
    const reply =
      passkey &&
      (await flow.ctx.transaction(async (tx) =>
        (await storePasskey(tx, attempt.userId, passkey))
          ? advance(tx, flow, attempt, { offersPasskey: false })
          : undefined,
      ))
    return reply ?? refuse(flow, enrollPath, { alert: texts.passkeys(flow).failed })
  },
})

const skipForm = defineForm({
  name: 'passkey_skip',
  path: '/sign-in/passkey/skip',
  summary: 'Continue without a passkey',
  fields: { never: Type.Optional(Type.Literal('true')) },
  async submit(flow, { never }) {
    const attempt = waitingAttempt(flow)
    if (attempt === null) return goToStep(flow)
    return flow.ctx.transaction(async (tx) => {
      await declinePasskeyOffer(tx, attempt.userId, never !== undefined)
      return advance(tx, flow, attempt, { offersPasskey: false })
    })
  },
})

export const passkeyOperations = [signInForm, enrollmentPage, enrollmentForm, skipForm]
