import { signInCodeOperations } from '../sign-in-code.ts'
import { renderEmailVerification } from './email-verification.tsx'

export const emailVerificationOperations = signInCodeOperations({
  name: 'email_verification',
  path: '/email-verification',
  render: renderEmailVerification,
  summaries: {
    show: 'Show the email verification page',
    submit: 'Verify an email with a code',
    send: 'Send another email verification code',
  },
})
