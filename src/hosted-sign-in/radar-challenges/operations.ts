import { radarChallengeForm, radarChallengePage } from './emailed-code/operations.ts'
import { radarSendForm, radarSendPage } from './phone-number/operations.ts'
import { radarVerifyForm, radarVerifyPage } from './texted-code/operations.ts'

export const radarChallengeOperations = [
  radarChallengePage,
  radarChallengeForm,
  radarSendPage,
  radarSendForm,
  radarVerifyPage,
  radarVerifyForm,
]
