import { radarChallengeForm, radarChallengePage } from './by-mail.ts'
import { radarVerifyForm, radarVerifyPage } from './by-text.ts'
import { radarSendForm, radarSendPage } from './send.ts'

export const radarChallengeOperations = [
  radarChallengePage,
  radarChallengeForm,
  radarSendPage,
  radarSendForm,
  radarVerifyPage,
  radarVerifyForm,
]
