import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Wiederherstellungscode eingeben',
  lead: 'Verwenden Sie einen der Codes, die Sie beim Einrichten der Authenticator-App gespeichert haben. Jeder Code gilt einmal.',
  label: 'Wiederherstellungscode',
  required: 'Geben Sie einen Ihrer Wiederherstellungscodes ein.',
  invalid: 'Dieser Code ist falsch oder wurde schon verwendet. Versuchen Sie einen anderen.',
}
