import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { countRecoveryCodes, createChallenge } from '#people/mfa/index.ts'
import { secret } from '#platform/marks.ts'
import { digitsOf, refuseCode } from '../../codes/index.ts'
import {
  defineForm,
  definePage,
  type Flow,
  failureAt,
  formTo,
  goTo,
  goToStep,
  pageUrl,
  showPage,
} from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { findChallenge, type SecondFactorChallenge } from '../find-challenge.ts'
import { submitCode } from '../submit-code.ts'
import { renderMfaVerification } from './mfa-verification.tsx'

const path = '/mfa/verification'

async function page(flow: Flow, { attempt, phones }: SecondFactorChallenge) {
  const { fields, status } = failureAt(flow, path)
  const hasRecoveryCodes = (await countRecoveryCodes(flow.ctx, attempt.userId)) > 0
  return showPage(
    flow,
    renderMfaVerification({
      page: pageContext(flow),
      form: formTo(flow, path),
      code: fields.code,
      textUrl: phones.length > 0 ? pageUrl(flow, '/mfa/text-message') : undefined,
      recoveryUrl: hasRecoveryCodes ? pageUrl(flow, '/mfa/recovery') : undefined,
    }),
    status,
  )
}

export const mfaVerificationPage = definePage({
  name: 'mfa_verification',
  path,
  summary: 'Show the authenticator code page',
  async show(flow) {
    const state = await findChallenge(flow)
    if (state === undefined) return goToStep(flow)
    return state.apps.length === 0 ? goTo(flow, '/mfa/text-message') : page(flow, state)
  },
})

export const mfaVerificationForm = defineForm({
  name: 'mfa_verification',
  path,
  summary: 'Verify a code of an authenticator app',
  fields: { code: Type.String({ ...secret, maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const state = await findChallenge(flow)
    if (state === undefined || state.apps.length === 0) return goTo(flow, path)
    const { appCodeRequired, appCodeInvalid: invalid } = texts.secondFactors.common(flow)
    const code = digitsOf(entered)
    if (!/^\d{6}$/.test(code)) return refuseCode(flow, path, appCodeRequired)
    // Each attempt has its own challenge, so the limit of the factor bounds guessing here.
    const challenges = await Promise.all(state.apps.map((app) => createChallenge(flow.ctx, app)))
    return submitCode(flow, state.attempt, { challengeIds: challenges.map(({ id }) => id), code }, { path, invalid })
  },
})
