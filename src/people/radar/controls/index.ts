import { botDetection } from './bot-detection.ts'
import { bruteForce } from './brute-force.ts'
import type { Control } from './control.ts'
import { disposableEmailDomain } from './disposable-email-domain.ts'
import { impossibleTravel } from './impossible-travel.ts'
import { repeatSignUp } from './repeat-sign-up.ts'
import { restriction } from './restriction.ts'
import { staleAccount } from './stale-account.ts'
import { unrecognizedDevice } from './unrecognized-device.ts'

/** Every kind of risk that is looked for. Of findings that weigh the same, the first counts. */
export const controls: readonly Control[] = [
  restriction,
  bruteForce,
  botDetection,
  impossibleTravel,
  repeatSignUp,
  disposableEmailDomain,
  unrecognizedDevice,
  staleAccount,
]
