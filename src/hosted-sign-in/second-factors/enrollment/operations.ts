import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { describeOfferedApp, type OfferedApp, offerApp } from '#people/mfa/index.ts'
import { findUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { acceptOfferedApp, originOf, proveOfferedApp } from '#sign-in/authentication/index.ts'
import { rememberProgress, rememberRecoveryCodes, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { digitsOf, refuseCode } from '../../codes/index.ts'
import type { Flow } from '../../flow/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  failureAt,
  formTo,
  goTo,
  goToStep,
  pathOfStep,
  rebind,
  refusalText,
  showPage,
} from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { renderMfaEnrollment } from './mfa-enrollment.tsx'

const path = '/mfa/enrollment'

/** The app that this sign-in offers to its user; `undefined` when it waits for another step. */
async function findOfferedApp({ ctx, row, token }: Flow): Promise<OfferedApp | undefined> {
  if (row.attempt === null || row.step !== 'mfa_enrollment') return undefined
  const user = await findUser(ctx, row.attempt.userId)
  if (user === undefined) throw signInExpired()
  return offerApp(ctx, user, token)
}

async function page(flow: Flow, app: OfferedApp) {
  const { fields, status } = failureAt(flow, path)
  const { secret, uri } = await describeOfferedApp(flow.ctx, app)
  return showPage(
    flow,
    renderMfaEnrollment({ page: pageContext(flow), form: formTo(flow, path), uri, secret, code: fields.code }),
    status,
    { scripts: true },
  )
}

export const mfaEnrollmentPage = definePage({
  name: 'mfa_enrollment',
  path,
  summary: 'Show the authenticator enrollment page',
  async show(flow) {
    const app = await findOfferedApp(flow)
    return app === undefined ? goToStep(flow) : page(flow, app)
  },
})

export const mfaEnrollmentForm = defineForm({
  name: 'mfa_enrollment',
  path,
  summary: 'Enroll an authenticator app',
  fields: { code: Type.String({ ...secret, maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const { ctx } = flow
    const { attempt } = flow.row
    const app = await findOfferedApp(flow)
    if (app === undefined || attempt === null) return goToStep(flow)
    const text = texts.secondFactors.common(flow)
    const code = digitsOf(entered)
    if (!/^\d{6}$/.test(code)) return refuseCode(flow, path, text.appCodeRequired)
    const proven = await proveOfferedApp(ctx, app, code, originOf(ctx, {})).catch(asRefusal)
    if (proven instanceof DomainError) {
      const refusal = refusalText(flow, proven)
      const isWrong = refusal.status === 400
      return refuseCode(flow, path, isWrong ? text.appCodeInvalid : refusal.text, refusal.status)
    }
    return ctx.transaction((tx) =>
      rebind(tx, flow, async (bound) => {
        await rememberProgress(tx, bound, 'recovery_codes', { ...attempt, secondFactor: true })
        await rememberRecoveryCodes(tx, bound, await acceptOfferedApp(tx, proven))
        return goTo(bound, pathOfStep('recovery_codes'))
      }),
    )
  },
})
