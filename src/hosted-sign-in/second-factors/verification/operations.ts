import { createChallenge } from '#people/mfa/index.ts'
import { goTo, goToStep } from '../../flow/index.ts'
import { appCodeErrors } from '../app-code-errors.ts'
import { appPath, findChallenge, findRecoveryUrl, textPath, urlsOf } from '../find-challenge.ts'
import { defineSecondFactorStep } from '../second-factor-step.ts'
import { renderMfaVerification } from './mfa-verification.tsx'

export const verificationOperations = defineSecondFactorStep({
  name: 'mfa_verification',
  path: appPath,
  summaries: { show: 'Show the authenticator code page', submit: 'Verify a code of an authenticator app' },
  async find(flow) {
    const challenge = await findChallenge(flow)
    return challenge !== undefined && challenge.apps.length > 0 ? challenge : undefined
  },
  otherwise: async (flow) => (flow.row.step === 'mfa_challenge' ? goTo(flow, textPath) : goToStep(flow)),
  render: async (flow, shown, challenge) =>
    renderMfaVerification({
      ...shown,
      textUrl: urlsOf(flow, challenge).textUrl,
      recoveryUrl: await findRecoveryUrl(flow, challenge),
    }),
  errors: appCodeErrors,
  // Each attempt has its own challenges, so the limit of the factor bounds guessing here.
  async challengesFor(ctx, { apps }) {
    const challenges = await Promise.all(apps.map((app) => createChallenge(ctx, app)))
    return challenges.map(({ id }) => id)
  },
})
