import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Anmelden',
  lead: undefined,
  submit: 'Weiter',
  withPasskey: 'Weiter mit einem Passkey',
}
