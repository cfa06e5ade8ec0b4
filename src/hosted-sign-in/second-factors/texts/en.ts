/** What several pages of a second factor say. */
export const en = {
  title: 'Confirm it’s you',
  submit: 'Verify',
  useApp: 'Use your authenticator app',
  useText: 'Text me a code instead',
  useRecoveryCode: 'Use a recovery code',
  appCodeRequired: 'Enter the six-digit code from your authenticator app.',
  appCodeInvalid: 'Incorrect code. Wait for the next one, then enter it.',
}

export type Texts = typeof en
