import { describeOfferedApp, type OfferedApp, offerApp } from '#people/mfa/index.ts'
import { findUser } from '#people/users/index.ts'
import { type Attempt, acceptOfferedApp, originOf, proveOfferedApp } from '#sign-in/authentication/index.ts'
import { rememberProgress, rememberRecoveryCodes, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { defineCodeStep } from '../../codes/index.ts'
import { answerBound, type Flow, goTo, pathOfStep, rebind } from '../../flow/index.ts'
import { appCodeErrors } from '../app-code-errors.ts'
import { renderMfaEnrollment } from './mfa-enrollment.tsx'

export const enrollmentOperations = defineCodeStep({
  name: 'mfa_enrollment',
  path: '/mfa/enrollment',
  summaries: { show: 'Show the authenticator enrollment page', submit: 'Enroll an authenticator app' },
  find: findOfferedApp,
  async render(flow, shown, { app }) {
    const { secret, uri } = await describeOfferedApp(flow.ctx, app)
    return renderMfaEnrollment({ ...shown, uri, secret })
  },
  scripts: true,
  errors: appCodeErrors,
  prove: (ctx, code, { app }) => proveOfferedApp(ctx, app, code, originOf(ctx, {})),
  async accept(tx, proof, { attempt }, flow) {
    const bound = await rebind(tx, flow)
    await rememberProgress(tx, bound, 'recovery_codes', { ...attempt, secondFactor: true })
    await rememberRecoveryCodes(tx, bound, await acceptOfferedApp(tx, proof))
    return answerBound(tx, flow, bound, goTo(bound, pathOfStep('recovery_codes')))
  },
})

/** The app that this sign-in offers to its user. */
async function findOfferedApp({ ctx, row, token }: Flow): Promise<{ attempt: Attempt; app: OfferedApp } | undefined> {
  const { attempt, step } = row
  if (attempt === null || step !== 'mfa_enrollment') return undefined
  const user = await findUser(ctx, attempt.userId)
  if (user === undefined) throw signInExpired()
  return { attempt, app: await offerApp(ctx, user, token) }
}
