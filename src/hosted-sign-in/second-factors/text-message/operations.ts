import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { countRecoveryCodes, createChallenge } from '#people/mfa/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { codeLifetimeSeconds } from '#sign-in/authentication/index.ts'
import { rememberParameters } from '#sign-in/browser-sign-ins/index.ts'
import { digitsOf, refuseCode, textedCodeTexts } from '../../codes/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  type Flow,
  failureAt,
  formTo,
  goTo,
  goToStep,
  pageUrl,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { findChallenge, type SecondFactorChallenge } from '../find-challenge.ts'
import { submitCode } from '../submit-code.ts'
import { renderMfaTextMessage } from './mfa-text-message.tsx'

const path = '/mfa/text-message'

async function page(flow: Flow, state: SecondFactorChallenge) {
  const { alert, fields, status } = failureAt(flow, path)
  const { attempt, apps, phones } = state
  const hasRecoveryCodes = (await countRecoveryCodes(flow.ctx, attempt.userId)) > 0
  return showPage(
    flow,
    renderMfaTextMessage({
      page: pageContext(flow),
      phones: phones.map(({ factor: { id }, ending }) => ({ id, ending })),
      sentTo: sentTo(flow, state),
      form: formTo(flow, path),
      sendForm: formTo(flow, `${path}/send`),
      expiresInMinutes: codeLifetimeSeconds / 60,
      code: fields.code,
      alert,
      appUrl: apps.length > 0 ? pageUrl(flow, '/mfa/verification') : undefined,
      recoveryUrl: hasRecoveryCodes ? pageUrl(flow, '/mfa/recovery') : undefined,
    }),
    status,
  )
}

/** The phone that the last code of this sign-in was texted to. */
function sentTo({ row }: Flow, { phones }: SecondFactorChallenge) {
  const sent = row.parameters.textMessage
  const phone = phones.find(({ factor }) => factor.id === sent?.factorId)
  return sent && phone && { id: phone.factor.id, ending: phone.ending, challengeId: sent.challengeId }
}

const textMessagePage = definePage({
  name: 'mfa_text_message',
  path,
  summary: 'Show the text message code page',
  async show(flow) {
    const state = await findChallenge(flow)
    if (state === undefined) return goToStep(flow)
    if (state.phones.length > 0) return page(flow, state)
    return goTo(flow, state.apps.length > 0 ? '/mfa/verification' : '/sign-in')
  },
})

const textMessageForm = defineForm({
  name: 'mfa_text_message',
  path,
  summary: 'Verify a code from a text message',
  fields: { code: Type.String({ ...secret, maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const state = await findChallenge(flow)
    const sent = state && sentTo(flow, state)
    if (state === undefined || sent === undefined) return goTo(flow, path)
    const { required, invalid } = textedCodeTexts(flow)
    const code = digitsOf(entered)
    if (!/^\d{6}$/.test(code)) return refuseCode(flow, path, required)
    return submitCode(flow, state.attempt, { challengeIds: [sent.challengeId], code }, { path, invalid })
  },
})

const sendTextMessageForm = defineForm({
  name: 'mfa_text_message_send',
  path: `${path}/send`,
  summary: 'Send a code as a text message',
  fields: { factor_id: Type.String({ maxLength: 255 }) },
  async submit(flow, { factor_id }) {
    const state = await findChallenge(flow)
    const phone = state?.phones.find(({ factor }) => factor.id === factor_id)
    if (state === undefined || phone === undefined) return goTo(flow, path)
    const words = textedCodeTexts(flow).message(flow.brand.displayName, '{{code}}')
    const challenge = await createChallenge(flow.ctx, phone.factor, words).catch(asRefusal)
    if (challenge instanceof DomainError) {
      const { text, status } = refusalText(flow, challenge)
      return refuse(flow, path, { alert: text }, status)
    }
    const textMessage = { challengeId: challenge.id, factorId: phone.factor.id }
    await rememberParameters(flow.ctx, flow, { textMessage })
    return goTo(flow, path)
  },
})

export const textMessageOperations = [textMessagePage, textMessageForm, sendTextMessageForm]
