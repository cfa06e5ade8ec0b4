import { Type } from 'typebox'
import { isRecoveryCode } from '../../../../people/mfa/index.ts'
import { failureAt } from '../../flow/failures.ts'
import { type Flow, pageUrl } from '../../flow/flow.ts'
import { formTo, pageContext, showPage } from '../../flow/respond.ts'
import { goToStep } from '../../flow/step-paths.ts'
import { catalogue } from '../../messages/index.ts'
import { renderMfaRecovery } from '../../views/index.ts'
import { defineForm, definePage } from '../page-operation.ts'
import { type Challenged, challenged } from './challenged.ts'
import { refuseCode, submitCode } from './submit-code.ts'

const path = '/mfa/recovery'

async function page(flow: Flow, { apps, phones }: Challenged) {
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
    const state = await challenged(flow)
    return state === undefined ? goToStep(flow) : page(flow, state)
  },
})

export const mfaRecoveryForm = defineForm({
  name: 'mfa_recovery',
  path,
  summary: 'Sign in with a recovery code',
  fields: { code: Type.String({ maxLength: 64 }) },
  async submit(flow, { code }) {
    const state = await challenged(flow)
    if (state === undefined) return goToStep(flow)
    const { recoveryCodeRequired, recoveryCodeInvalid } = catalogue[flow.locale].formErrors
    if (!isRecoveryCode(code)) return refuseCode(flow, path, code === '' ? recoveryCodeRequired : recoveryCodeInvalid)
    return submitCode(flow, state.attempt, { challengeIds: [], code }, { path, invalid: recoveryCodeInvalid })
  },
})
