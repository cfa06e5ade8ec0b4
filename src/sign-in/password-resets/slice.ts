import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { authenticationArea } from '../one-time-codes/index.ts'
import * as passwordResetEvents from './events.ts'
import { confirmPasswordResetOperation } from './operations/confirm-password-reset.ts'
import { createPasswordResetOperation } from './operations/create-password-reset.ts'
import { getPasswordResetOperation } from './operations/get-password-reset.ts'
import { sendPasswordResetOperation } from './operations/send-password-reset.ts'
import { mailRequestedReset } from './request-reset.ts'
import { passwordResetSettings } from './settings.ts'

export const passwordResets = defineSlice({
  area: authenticationArea,
  operations: [
    createPasswordResetOperation,
    sendPasswordResetOperation,
    confirmPasswordResetOperation,
    getPasswordResetOperation,
  ],
  events: Object.values(passwordResetEvents),
  jobs: [mailRequestedReset],
  tables: {
    password_resets: {
      singleUse: true,
      sealed: { sealed_token: 'password_reset:{id}' },
      hashed: ['token_hash'],
      kept: { after: 'expires_at', for: '30 days', why: 'support can see that one was requested' },
      personal: ['email'],
      impersonal: { secrets: ['sealed_token'] },
    },
  },
  fills: [signInSettings.fill(passwordResetSettings)],
})
