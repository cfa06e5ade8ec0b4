import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { createChallenge } from '#people/mfa/index.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { rememberParameters } from '#sign-in/browser-sign-ins/index.ts'
import { codeLifetimeSeconds } from '#sign-in/one-time-codes/index.ts'
import { sendCode, textedCodeTexts } from '../../codes/index.ts'
import { type Flow, failureAt, formTo, goTo, goToStep, showPage } from '../../flow/index.ts'
import {
  appPath,
  findChallenge,
  findRecoveryUrl,
  type SecondFactorChallenge,
  textPath,
  urlsOf,
} from '../find-challenge.ts'
import { defineSecondFactorStep } from '../second-factor-step.ts'
import { renderMfaTextMessage } from './mfa-text-message.tsx'
import { renderMfaTextOffer } from './mfa-text-offer.tsx'

const sendPath = `${textPath}/send`

interface TextedChallenge extends SecondFactorChallenge {
  sent: { factorId: string; challengeId: string; ending: string }
}

export const textMessageOperations = defineSecondFactorStep({
  name: 'mfa_text_message',
  path: textPath,
  summaries: { show: 'Show the text message code page', submit: 'Verify a code from a text message' },
  find: findTextedChallenge,
  otherwise: offer,
  async render(flow, shown, challenge) {
    const again = formTo(flow, sendPath)
    const { factorId, ending } = challenge.sent
    return renderMfaTextMessage({
      ...shown,
      sendForm: { ...again, fields: { ...again.fields, factor_id: factorId } },
      ending,
      expiresInMinutes: codeLifetimeSeconds / 60,
      ...(await otherWays(flow, challenge)),
    })
  },
  errors: textedCodeTexts,
  challengesFor: async (_, { sent }) => [sent.challengeId],
  send: {
    summary: 'Send a code as a text message',
    fields: { factor_id: Type.String({ maxLength: 255 }) },
    submit: (flow, { factor_id }) => send(flow, factor_id),
  },
})

/** With the last code of this sign-in that was texted. */
async function findTextedChallenge(flow: Flow): Promise<TextedChallenge | undefined> {
  const challenge = await findChallenge(flow)
  const sent = flow.row.parameters.textMessage
  const phone = challenge?.phones.find(({ factor }) => factor.id === sent?.factorId)
  return challenge && sent && phone && { ...challenge, sent: { ...sent, ending: phone.ending } }
}

async function otherWays(flow: Flow, challenge: SecondFactorChallenge) {
  return { appUrl: urlsOf(flow, challenge).appUrl, recoveryUrl: await findRecoveryUrl(flow, challenge) }
}

/** Offers to text a code: a page that is loaded without being asked for must not send one. */
async function offer(flow: Flow): Promise<HttpReply> {
  const challenge = await findChallenge(flow)
  if (challenge === undefined) return goToStep(flow)
  const { apps, phones } = challenge
  if (phones.length === 0) return goTo(flow, apps.length > 0 ? appPath : '/sign-in')
  const { alert, status } = failureAt(flow, textPath)
  const html = renderMfaTextOffer({
    page: pageContext(flow),
    phones: phones.map(({ factor: { id }, ending }) => ({ id, ending })),
    form: formTo(flow, sendPath),
    alert,
    ...(await otherWays(flow, challenge)),
  })
  return showPage(flow, html, status)
}

async function send(flow: Flow, factorId: string | undefined): Promise<HttpReply> {
  const challenge = await findChallenge(flow)
  const phone = challenge?.phones.find(({ factor }) => factor.id === factorId)
  return phone === undefined ? goTo(flow, textPath) : sendCode(flow, textPath, text(phone.factor))

  async function text(factor: (typeof phone & object)['factor']): Promise<void> {
    const words = textedCodeTexts(flow).message(flow.brand.displayName, '{{code}}')
    const { id: challengeId } = await createChallenge(flow.ctx, factor, words)
    await rememberParameters(flow.ctx, flow, { textMessage: { challengeId, factorId: factor.id } })
  }
}
