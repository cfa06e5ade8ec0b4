import { Type } from 'typebox'
import { isRecoveryCode } from '../../../mfa/index.ts'
import { type Flow, pageUrl } from '../../flow/flow.ts'
import type { PageStatus } from '../../flow/page-status.ts'
import { formTo, goTo, pageContext, showPage } from '../../flow/respond.ts'
import { catalogue } from '../../messages/index.ts'
import { renderMfaRecovery } from '../../views/index.ts'
import { defineForm, definePage } from '../page-operation.ts'
import { type Challenged, challenged } from './challenged.ts'
import { submitCode } from './submit-code.ts'

const path = '/mfa/recovery'

async function page(flow: Flow, { apps, phones }: Challenged, error?: string, status: PageStatus = 200) {
  return showPage(
    flow,
    renderMfaRecovery({
      page: pageContext(flow),
      form: formTo(flow, path),
      code: { error },
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
    return state === undefined ? goTo(flow, '/sign-in') : page(flow, state)
  },
})

export const mfaRecoveryForm = defineForm({
  name: 'mfa_recovery',
  path,
  summary: 'Sign in with a recovery code',
  fields: { code: Type.String({ maxLength: 64 }) },
  async submit(flow, { code }) {
    const state = await challenged(flow)
    if (state === undefined) return goTo(flow, '/sign-in')
    const { recoveryCodeRequired, recoveryCodeInvalid } = catalogue[flow.locale].formErrors
    if (!isRecoveryCode(code)) return page(flow, state, code === '' ? recoveryCodeRequired : recoveryCodeInvalid, 400)
    return submitCode(
      flow,
      state.attempt,
      { challengeIds: [], code },
      { invalid: recoveryCodeInvalid, show: (error, status) => page(flow, state, error, status) },
    )
  },
})
