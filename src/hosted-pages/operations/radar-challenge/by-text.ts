import { Type } from 'typebox'
import { codeLifetimeSeconds, findCodeAddress, proveRadarText } from '../../../authentication/index.ts'
import type { DomainError } from '../../../platform/http/errors.ts'
import { type Flow, pageUrl } from '../../flow/flow.ts'
import type { PageStatus } from '../../flow/page-status.ts'
import { refusalText } from '../../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../../flow/respond.ts'
import { catalogue } from '../../messages/index.ts'
import { renderRadarChallengeVerify } from '../../views/index.ts'
import { digitsOf } from '../mfa/submit-code.ts'
import { defineForm, definePage } from '../page-operation.ts'
import { type Challenged, challenged, sendPath, submitRadarCode } from './challenged.ts'

const path = '/radar-challenge/verify'

interface Texted extends Challenged {
  phoneNumber: string
}

/** A sign-in whose code was texted. */
export async function texted(flow: Flow): Promise<Texted | undefined> {
  const state = await challenged(flow)
  if (state?.channel !== 'sms') return undefined
  const phoneNumber = await findCodeAddress(flow.ctx, 'radar_text', state.user.id)
  return phoneNumber === undefined ? undefined : { ...state, phoneNumber }
}

export async function showTextedChallenge(
  flow: Flow,
  { attempt, phoneNumber }: Texted,
  state: { alert?: string; error?: string } = {},
  status: PageStatus = 200,
) {
  const again = formTo(flow, sendPath)
  return showPage(
    flow,
    renderRadarChallengeVerify({
      page: pageContext(flow),
      form: formTo(flow, path),
      sendForm: { ...again, fields: { ...again.fields, phone_number: phoneNumber } },
      ending: phoneNumber.slice(-2),
      expiresInMinutes: codeLifetimeSeconds / 60,
      code: { error: state.error },
      alert: state.alert,
      otherPhoneUrl: attempt.radar?.action === 'sign-up' ? pageUrl(flow, sendPath) : undefined,
    }),
    status,
  )
}

export const radarVerifyPage = definePage({
  name: 'radar_challenge_verify',
  path,
  summary: 'Show the page of a texted Radar challenge',
  async show(flow) {
    const state = await texted(flow)
    return state === undefined ? goTo(flow, sendPath) : showTextedChallenge(flow, state)
  },
})

export const radarVerifyForm = defineForm({
  name: 'radar_challenge_verify',
  path,
  summary: 'Verify a texted Radar challenge',
  fields: { code: Type.String({ maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const state = await texted(flow)
    if (state === undefined) return goTo(flow, sendPath)
    const { formErrors } = catalogue[flow.locale]
    const code = digitsOf(entered)
    if (!/^\d{6}$/.test(code)) return showTextedChallenge(flow, state, { error: formErrors.textCodeRequired }, 400)
    const refuse = (refusal: DomainError) => {
      const { text, status } = refusalText(flow, refusal)
      const isWrong = refusal.definition.code === 'invalid_one_time_code'
      return showTextedChallenge(flow, state, { error: isWrong ? formErrors.textCodeInvalid : text }, status)
    }
    return submitRadarCode(flow, state, proveRadarText(flow.ctx, state.user.id, { code }), refuse)
  },
})
