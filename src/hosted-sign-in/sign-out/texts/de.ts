import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Sie sind abgemeldet',
  lead: 'Sie können diese Seite schließen oder sich wieder anmelden.',
  leadWithoutLink: 'Sie können diese Seite schließen.',
  signIn: 'Wieder anmelden',
}
