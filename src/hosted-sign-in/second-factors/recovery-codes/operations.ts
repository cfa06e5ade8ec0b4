import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { createRecoveryCodes } from '#people/mfa/index.ts'
import { rememberRecoveryCodes, takeRecoveryCodes } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from '../../flow/index.ts'
import { advance, defineForm, definePage, formTo, goTo, goToStep, showPage } from '../../flow/index.ts'
import { renderRecoveryCodes } from './recovery-codes.tsx'

const path = '/mfa/recovery-codes'

/** The sign-in of a user who has just enrolled an app, and can still get new codes. */
function waitingAttempt({ row }: Flow) {
  return row.step === 'recovery_codes' ? row.attempt : null
}

export const recoveryCodesPage = definePage({
  name: 'recovery_codes',
  path,
  summary: 'Show the recovery codes page',
  async show(flow) {
    if (waitingAttempt(flow) === null) return goToStep(flow)
    const codes = await takeRecoveryCodes(flow.ctx, flow)
    const html = renderRecoveryCodes({ page: pageContext(flow), form: formTo(flow, path), codes })
    return showPage(flow, html, 200, { scripts: codes !== undefined })
  },
})

export const recoveryCodesForm = defineForm({
  name: 'recovery_codes',
  path,
  summary: 'Continue after the recovery codes',
  fields: { decision: Type.Enum(['continue', 'renew']) },
  async submit(flow, { decision }) {
    const attempt = waitingAttempt(flow)
    if (attempt === null) return goToStep(flow)
    return flow.ctx.transaction(async (tx) => {
      if (decision === 'continue') return advance(tx, flow, attempt)
      await rememberRecoveryCodes(tx, flow, await createRecoveryCodes(tx, attempt.userId))
      return goTo(flow, path)
    })
  },
})
