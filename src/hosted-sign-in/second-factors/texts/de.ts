import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Bestätigen Sie, dass Sie es sind',
  submit: 'Bestätigen',
  useApp: 'Authenticator-App verwenden',
  useText: 'Stattdessen Code per SMS erhalten',
  useRecoveryCode: 'Wiederherstellungscode verwenden',
  appCodeRequired: 'Geben Sie den sechsstelligen Code aus Ihrer Authenticator-App ein.',
  appCodeInvalid: 'Falscher Code. Warten Sie auf den nächsten und geben Sie diesen ein.',
}
