import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Passwort eingeben',
  label: 'Passwort',
  required: 'Geben Sie Ihr Passwort ein.',
  change: 'Ändern',
  forgot: 'Passwort vergessen?',
  submit: 'Anmelden',
  emailCode: 'Stattdessen Code per E-Mail erhalten',
}
