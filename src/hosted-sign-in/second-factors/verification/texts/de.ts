import type { Texts } from './en.ts'

export const de: Texts = {
  lead: 'Geben Sie den Code aus Ihrer Authenticator-App ein.',
  hint: 'Die App zeigt alle 30 Sekunden einen neuen Code.',
}
