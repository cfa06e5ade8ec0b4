import { Type } from 'typebox'
import { type PageStatus, pageContext } from '#pages/kit/index.ts'
import { secret } from '#platform/marks.ts'
import { codeLifetimeSeconds, findCodeAddress, proveRadarText } from '#sign-in/authentication/index.ts'
import { digitsOf, textedCodeTexts } from '../../codes/index.ts'
import {
  defineForm,
  definePage,
  type Flow,
  failureAt,
  formTo,
  goTo,
  pageUrl,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { findChallenge, type RadarChallenge, sendPath, submitRadarCode } from '../find-challenge.ts'
import { renderRadarChallengeVerify } from './radar-challenge-verify.tsx'

export const textedPath = '/radar-challenge/verify'

interface TextedChallenge extends RadarChallenge {
  phoneNumber: string
}

/** A sign-in whose code was texted. */
export async function findTextedChallenge(flow: Flow): Promise<TextedChallenge | undefined> {
  const state = await findChallenge(flow)
  if (state?.channel !== 'sms') return undefined
  const phoneNumber = await findCodeAddress(flow.ctx, 'radar_text', state.user.id)
  return phoneNumber === undefined ? undefined : { ...state, phoneNumber }
}

async function page(flow: Flow, { attempt, phoneNumber }: TextedChallenge) {
  const { alert, fields, status } = failureAt(flow, textedPath)
  const again = formTo(flow, sendPath)
  return showPage(
    flow,
    renderRadarChallengeVerify({
      page: pageContext(flow),
      form: formTo(flow, textedPath),
      sendForm: { ...again, fields: { ...again.fields, phone_number: phoneNumber } },
      ending: phoneNumber.slice(-2),
      expiresInMinutes: codeLifetimeSeconds / 60,
      code: fields.code,
      alert,
      otherPhoneUrl: attempt.radar?.action === 'sign-up' ? pageUrl(flow, sendPath) : undefined,
    }),
    status,
  )
}

export const radarVerifyPage = definePage({
  name: 'radar_challenge_verify',
  path: textedPath,
  summary: 'Show the page of a texted Radar challenge',
  async show(flow) {
    const state = await findTextedChallenge(flow)
    return state === undefined ? goTo(flow, sendPath) : page(flow, state)
  },
})

export const radarVerifyForm = defineForm({
  name: 'radar_challenge_verify',
  path: textedPath,
  summary: 'Verify a texted Radar challenge',
  fields: { code: Type.String({ ...secret, maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const state = await findTextedChallenge(flow)
    if (state === undefined) return goTo(flow, sendPath)
    const { required, invalid } = textedCodeTexts(flow)
    const code = digitsOf(entered)
    const refuseCode = (error: string, status: PageStatus = 400) =>
      refuse(flow, textedPath, { fields: { code: { error } } }, status)
    if (!/^\d{6}$/.test(code)) return refuseCode(required)
    return submitRadarCode(flow, state, proveRadarText(flow.ctx, state.user.id, { code }), (refusal) => {
      const { text, status } = refusalText(flow, refusal)
      const isWrong = refusal.definition.code === 'invalid_one_time_code'
      return refuseCode(isWrong ? invalid : text, status)
    })
  },
})
