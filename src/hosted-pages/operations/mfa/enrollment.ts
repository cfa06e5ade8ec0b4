import { Type } from 'typebox'
import { acceptOfferedApp, originOf, proveOfferedApp } from '../../../authentication/index.ts'
import { describeOfferedApp, type OfferedApp, offerApp } from '../../../mfa/index.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import { findUser } from '../../../users/index.ts'
import { rememberProgress } from '../../flow/authorization-requests.ts'
import { bindingCookie } from '../../flow/binding.ts'
import { type Flow, rebind } from '../../flow/flow.ts'
import type { PageStatus } from '../../flow/page-status.ts'
import { asRefusal, refusalText } from '../../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../../flow/respond.ts'
import { catalogue } from '../../messages/index.ts'
import { renderMfaEnrollment } from '../../views/index.ts'
import { defineForm, definePage } from '../page-operation.ts'
import { showRecoveryCodes } from './recovery-codes.ts'
import { digitsOf } from './submit-code.ts'

const path = '/mfa/enrollment'

/** The app that this sign-in offers to its user, while it waits for that. */
async function offered({ ctx, row, token }: Flow): Promise<OfferedApp | undefined> {
  if (row.attempt === null || row.step !== 'mfa_enrollment') return undefined
  const user = await findUser(ctx, row.attempt.userId)
  return user && offerApp(ctx, user, token)
}

async function page(flow: Flow, app: OfferedApp, error?: string, status: PageStatus = 200) {
  const { secret, uri } = await describeOfferedApp(flow.ctx, app)
  return showPage(
    flow,
    renderMfaEnrollment({ page: pageContext(flow), form: formTo(flow, path), uri, secret, code: { error } }),
    status,
    { scripts: true },
  )
}

export const mfaEnrollmentPage = definePage({
  name: 'mfa_enrollment',
  path,
  summary: 'Show the authenticator enrollment page',
  async show(flow) {
    const app = await offered(flow)
    return app === undefined ? goTo(flow, '/sign-in') : page(flow, app)
  },
})

export const mfaEnrollmentForm = defineForm({
  name: 'mfa_enrollment',
  path,
  summary: 'Enroll an authenticator app',
  fields: { code: Type.String({ maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const { ctx } = flow
    const { attempt, step } = flow.row
    // The browser was told to load the answer with the codes again.
    if (step === 'recovery_codes') return goTo(flow, '/mfa/recovery-codes')
    const app = await offered(flow)
    if (app === undefined || attempt === null) return goTo(flow, '/sign-in')
    const { formErrors } = catalogue[flow.locale]
    const code = digitsOf(entered)
    if (!/^\d{6}$/.test(code)) return page(flow, app, formErrors.appCodeRequired, 400)
    const proven = await proveOfferedApp(ctx, app, code, originOf(ctx, {})).catch(asRefusal)
    if (proven instanceof DomainError) {
      const { text, status } = refusalText(flow, proven)
      return page(flow, app, status === 400 ? formErrors.appCodeInvalid : text, status)
    }
    return ctx.transaction(async (tx) => {
      const bound = await rebind(tx, flow)
      await rememberProgress(tx, bound, 'recovery_codes', { ...attempt, secondFactor: true })
      return showRecoveryCodes(bound, await acceptOfferedApp(tx, proven)).withCookies([
        bindingCookie(ctx.system, bound),
      ])
    })
  },
})
