import { Type } from 'typebox'
import { createRecoveryCodes } from '../../../mfa/index.ts'
import { advance } from '../../flow/advance.ts'
import type { Flow } from '../../flow/flow.ts'
import { formTo, goTo, pageContext, showPage } from '../../flow/respond.ts'
import { renderRecoveryCodes } from '../../views/index.ts'
import { defineForm, definePage } from '../page-operation.ts'

const path = '/mfa/recovery-codes'

/** Shows codes that were just made, in the answer to the form that made them: no address leads to them again. */
export function showRecoveryCodes(flow: Flow, codes: readonly string[] | undefined) {
  const html = renderRecoveryCodes({ page: pageContext(flow), form: formTo(flow, path), codes })
  return showPage(flow, html, 200, { scripts: codes !== undefined })
}

/** Who has just enrolled, and can still ask for other codes. */
function enrolled({ row }: Flow) {
  return row.step === 'recovery_codes' ? row.attempt : null
}

export const recoveryCodesPage = definePage({
  name: 'recovery_codes',
  path,
  summary: 'Show the recovery codes page',
  show: async (flow) => (enrolled(flow) === null ? goTo(flow, '/sign-in') : showRecoveryCodes(flow, undefined)),
})

export const recoveryCodesForm = defineForm({
  name: 'recovery_codes',
  path,
  summary: 'Continue after the recovery codes',
  fields: { decision: Type.Enum(['continue', 'renew']) },
  async submit(flow, { decision }) {
    const attempt = enrolled(flow)
    if (attempt === null) return goTo(flow, '/sign-in')
    return flow.ctx.transaction(async (tx) =>
      decision === 'continue'
        ? advance(tx, flow, attempt)
        : showRecoveryCodes(flow, await createRecoveryCodes(tx, attempt.userId)),
    )
  },
})
