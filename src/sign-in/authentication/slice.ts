import { defineSlice } from '#platform/slices/slice.ts'
import { authenticationArea } from '../one-time-codes/index.ts'
import * as authenticationEvents from './events.ts'
import { confirmEmailVerificationOperation } from './operations/confirm-email-verification.ts'
import { createMagicAuthOperation } from './operations/create-magic-auth.ts'
import { listGuessLimitsOperation } from './operations/list-guess-limits.ts'
import { resetGuessLimitsOperation } from './operations/reset-guess-limits.ts'
import { sendEmailVerificationOperation } from './operations/send-email-verification.ts'
import { sendMagicAuthOperation } from './operations/send-magic-auth.ts'

export const authentication = defineSlice({
  area: authenticationArea,
  operations: [
    createMagicAuthOperation,
    sendMagicAuthOperation,
    sendEmailVerificationOperation,
    confirmEmailVerificationOperation,
    listGuessLimitsOperation,
    resetGuessLimitsOperation,
  ],
  events: Object.values(authenticationEvents).filter((value) => typeof value !== 'function'),
  impersonalTexts: [
    [/^authentication\.\w+_(failed|timed_out) error\.(code|message)$/, 'texts of ours'],
    [/^authentication\.radar_risk_detected (auth_method|control|blocklist_type)$/, 'names of ours'],
  ],
})
