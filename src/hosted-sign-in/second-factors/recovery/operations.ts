import { isRecoveryCode } from '#people/mfa/index.ts'
import { texts } from '../../texts/index.ts'
import { findChallenge, findRecoveryUrl, recoveryPath, urlsOf } from '../find-challenge.ts'
import { defineSecondFactorStep } from '../second-factor-step.ts'
import { renderMfaRecovery } from './mfa-recovery.tsx'

export const recoveryOperations = defineSecondFactorStep({
  name: 'mfa_recovery',
  path: recoveryPath,
  summaries: { show: 'Show the recovery code page', submit: 'Sign in with a recovery code' },
  async find(flow) {
    const challenge = await findChallenge(flow)
    const hasCodes = challenge !== undefined && (await findRecoveryUrl(flow, challenge)) !== undefined
    return hasCodes ? challenge : undefined
  },
  render: (flow, shown, challenge) => renderMfaRecovery({ ...shown, ...urlsOf(flow, challenge) }),
  format: { read: (entered) => entered, isCode: isRecoveryCode },
  errors(flow) {
    const { required, invalid } = texts.secondFactors.recovery(flow)
    return { required, malformed: invalid, invalid }
  },
  challengesFor: async () => [],
})
