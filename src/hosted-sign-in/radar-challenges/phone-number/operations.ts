import { Type } from 'typebox'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { listVerifiedFactors, requirePhone } from '#people/mfa/index.ts'
import { canonicalEmailOf } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { textRadarChallenge } from '#sign-in/authentication/index.ts'
import { sendRadarChallenge } from '#sign-in/one-time-codes/index.ts'
import { sendCode, textedCodeTexts } from '../../codes/index.ts'
import type { Flow } from '../../flow/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  failureAt,
  formTo,
  goTo,
  goToStep,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { mailedPath } from '../emailed-code/operations.ts'
import { findChallenge, type RadarChallenge, sendPath } from '../find-challenge.ts'
import { findTextedChallenge, textedPath } from '../texted-code/operations.ts'
import { renderRadarChallengeSend } from './radar-challenge-send.tsx'

/** @param ending of the user's phone. Without it, the page asks for a phone. */
async function page(flow: Flow, ending?: string) {
  const { alert, fields, status } = failureAt(flow, sendPath)
  return showPage(
    flow,
    renderRadarChallengeSend({
      page: pageContext(flow),
      form: formTo(flow, sendPath),
      phone: fields.phone_number,
      ending,
      alert,
    }),
    status,
  )
}

export const radarSendPage = definePage({
  name: 'radar_challenge_send',
  path: sendPath,
  summary: 'Show the phone page of a Radar challenge',
  async show(flow) {
    const state = await findChallenge(flow)
    if (state === undefined) return goToStep(flow)
    if (state.channel === 'email') return goTo(flow, mailedPath)
    if (state.attempt.radar?.action === 'sign-up') return page(flow)
    // At a sign-in, the user has a stored phone, and a code is on its way to it, unless that could not be sent.
    const isSent = (await findTextedChallenge(flow)) !== undefined
    return isSent ? goTo(flow, textedPath) : page(flow, (await phoneOnFile(flow, state.user.id)).slice(-2))
  },
})

export const radarSendForm = defineForm({
  name: 'radar_challenge_send',
  path: sendPath,
  summary: 'Send the code of a Radar challenge',
  fields: { phone_number: Type.Optional(Type.String({ maxLength: 64 })) },
  async submit(flow, { phone_number = '' }) {
    const state = await findChallenge(flow)
    if (state === undefined) return goToStep(flow)
    return state.channel === 'email' ? mailAgain(flow, state) : text(flow, state, phone_number)
  },
})

async function mailAgain(flow: Flow, { user }: RadarChallenge): Promise<HttpReply> {
  const { ctx, locale } = flow
  return sendCode(flow, mailedPath, send())

  async function send(): Promise<void> {
    await limitGuesses(ctx, codesSent, canonicalEmailOf(user.email), tooManyMails)
    await ctx.transaction((tx) => sendRadarChallenge(tx, user, locale))
  }
}

async function text(flow: Flow, { attempt, user }: RadarChallenge, entered: string): Promise<HttpReply> {
  const { ctx, brand } = flow
  const phoneNumber = attempt.radar?.action === 'sign-up' ? phoneOf(entered) : await phoneOnFile(flow, user.id)
  const refusal = await sendTo(phoneNumber).catch(asRefusal)
  if (!(refusal instanceof DomainError)) return goTo(flow, textedPath)
  if (refusal.definition.code === 'invalid_phone_number')
    return refuse(flow, sendPath, {
      fields: { phone_number: { value: entered, error: texts.radarChallenges(flow).phoneInvalid } },
    })
  const { text: alert, status } = refusalText(flow, refusal)
  const sent = await findTextedChallenge(flow)
  return sent?.phoneNumber === phoneNumber
    ? refuse(flow, textedPath, { alert }, status)
    : refuse(flow, sendPath, { fields: { phone_number: { value: entered } }, alert }, status)

  async function sendTo(phone: string): Promise<void> {
    requirePhone(ctx, phone)
    const words = textedCodeTexts(flow).message(brand.displayName, '{{code}}')
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
