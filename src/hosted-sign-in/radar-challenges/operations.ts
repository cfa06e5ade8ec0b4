import { emailedCodeOperations } from './emailed-code/operations.ts'
import { radarSendForm, radarSendPage } from './phone-number/operations.ts'
import { textedCodeOperations } from './texted-code/operations.ts'

export const radarChallengeOperations = [
  ...emailedCodeOperations,
  radarSendPage,
  radarSendForm,
  ...textedCodeOperations,
]
