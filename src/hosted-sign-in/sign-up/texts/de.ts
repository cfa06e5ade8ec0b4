import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Konto erstellen',
  lead: undefined,
  firstName: 'Vorname',
  lastName: 'Nachname',
  familyNameFirst: false,
  optional: 'Optional',
  submit: 'Konto erstellen',
  haveAccount: 'Sie haben schon ein Konto?',
  signIn: 'Anmelden',
}
