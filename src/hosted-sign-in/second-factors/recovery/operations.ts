import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { isRecoveryCode } from '#people/mfa/index.ts'
import { secret } from '#platform/marks.ts'
import { refuseCode } from '../../codes/index.ts'
import { defineForm, definePage, type Flow, failureAt, formTo, goToStep, pageUrl, showPage } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { findChallenge, type SecondFactorChallenge } from '../find-challenge.ts'
import { submitCode } from '../submit-code.ts'
import { renderMfaRecovery } from './mfa-recovery.tsx'

const path = '/mfa/recovery'

async function page(flow: Flow, { apps, phones }: SecondFactorChallenge) {
  const { fields, status } = failureAt(flow, path)
  return showPage(
    flow,
    renderMfaRecovery({
      page: pageContext(flow),
      form: formTo(flow, path),
      code: fields.code,
      appUrl: apps.length > 0 ? pageUrl(flow, '/mfa/verification') : undefined,
      textUrl: phones.length > 0 ? pageUrl(flow, '/mfa/text-message') : undefined,
    }),
    status,
  )
}

export const mfaRecoveryPage = definePage({
  name: 'mfa_recovery',
  path,
  summary: 'Show the recovery code page',
  async show(flow) {
    const state = await findChallenge(flow)
    return state === undefined ? goToStep(flow) : page(flow, state)
  },
})

export const mfaRecoveryForm = defineForm({
  name: 'mfa_recovery',
  path,
  summary: 'Sign in with a recovery code',
  fields: { code: Type.String({ ...secret, maxLength: 64 }) },
  async submit(flow, { code }) {
    const state = await findChallenge(flow)
    if (state === undefined) return goToStep(flow)
    const { required, invalid } = texts.secondFactors.recovery(flow)
    if (!isRecoveryCode(code)) return refuseCode(flow, path, code === '' ? required : invalid)
    return submitCode(flow, state.attempt, { challengeIds: [], code }, { path, invalid })
  },
})
