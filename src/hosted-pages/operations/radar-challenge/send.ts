import { Type } from 'typebox'
import { codesSent, sendRadarChallenge, textRadarChallenge, tooManyMails } from '../../../authentication/index.ts'
import { listVerifiedFactors, requirePhone } from '../../../mfa/index.ts'
import { limitGuesses } from '../../../platform/guess-limits.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import type { HttpReply } from '../../../platform/http/reply.ts'
import { canonicalEmailOf } from '../../../users/index.ts'
import type { Flow } from '../../flow/flow.ts'
import type { PageStatus } from '../../flow/page-status.ts'
import { asRefusal, refusalText } from '../../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../../flow/respond.ts'
import { catalogue } from '../../messages/index.ts'
import { type FieldState, renderRadarChallengeSend } from '../../views/index.ts'
import { defineForm, definePage } from '../page-operation.ts'
import { showMailedChallenge } from './by-mail.ts'
import { showTextedChallenge, texted } from './by-text.ts'
import { type Challenged, challenged, sendPath } from './challenged.ts'

async function page(flow: Flow, state: { phone?: FieldState; alert?: string } = {}, status: PageStatus = 200) {
  return showPage(
    flow,
    renderRadarChallengeSend({ page: pageContext(flow), form: formTo(flow, sendPath), ...state }),
    status,
  )
}

export const radarSendPage = definePage({
  name: 'radar_challenge_send',
  path: sendPath,
  summary: 'Show the phone page of a Radar challenge',
  async show(flow) {
    const state = await challenged(flow)
    if (state === undefined) return goTo(flow, '/sign-in')
    if (state.channel === 'email') return goTo(flow, '/radar-challenge')
    // Whoever signs in has a phone on file, and the code is on its way to it.
    return state.attempt.radar?.action === 'sign-up' ? page(flow) : goTo(flow, '/radar-challenge/verify')
  },
})

export const radarSendForm = defineForm({
  name: 'radar_challenge_send',
  path: sendPath,
  summary: 'Send the code of a Radar challenge',
  fields: { phone_number: Type.Optional(Type.String({ maxLength: 64 })) },
  async submit(flow, { phone_number = '' }) {
    const state = await challenged(flow)
    if (state === undefined) return goTo(flow, '/sign-in')
    return state.channel === 'email' ? mailAgain(flow, state) : text(flow, state, phone_number)
  },
})

async function mailAgain(flow: Flow, state: Challenged): Promise<HttpReply> {
  const { ctx, locale } = flow
  const { user } = state
  const refusal = await limitGuesses(ctx, codesSent, canonicalEmailOf(user.email), tooManyMails).catch(asRefusal)
  if (refusal instanceof DomainError) {
    const { text, status } = refusalText(flow, refusal)
    return showMailedChallenge(flow, state, { alert: text }, status)
  }
  await ctx.transaction((tx) => sendRadarChallenge(tx, user, locale))
  return goTo(flow, '/radar-challenge')
}

async function text(flow: Flow, { attempt, user }: Challenged, entered: string): Promise<HttpReply> {
  const { ctx, locale, brand } = flow
  const { formErrors, mfa } = catalogue[locale]
  const phoneNumber = attempt.radar?.action === 'sign-up' ? phoneOf(entered) : await phoneOnFile(flow, user.id)
  const refusal = await sendTo(phoneNumber).catch(asRefusal)
  if (!(refusal instanceof DomainError)) return goTo(flow, '/radar-challenge/verify')
  if (refusal.definition.code === 'invalid_phone_number')
    return page(flow, { phone: { value: entered, error: formErrors.phoneInvalid } }, 400)
  const { text: alert, status } = refusalText(flow, refusal)
  const sent = await texted(flow)
  return sent?.phoneNumber === phoneNumber
    ? showTextedChallenge(flow, sent, { alert }, status)
    : page(flow, { phone: { value: entered }, alert }, status)

  async function sendTo(phone: string): Promise<void> {
    requirePhone(ctx, phone)
    const words = mfa.textMessage(brand.displayName, '{{code}}')
    await ctx.transaction((tx) => textRadarChallenge(tx, user, phone, words))
  }
}

async function phoneOnFile({ ctx }: Flow, userId: string): Promise<string> {
  const factors = await listVerifiedFactors(ctx, userId)
  return factors.find(({ phone_number }) => phone_number !== null)?.phone_number ?? ''
}

/** As E.164 wants it: people write spaces, brackets and two zeros. */
function phoneOf(entered: string): string {
  return entered.replaceAll(/[\s().-]/g, '').replace(/^00/, '+')
}
