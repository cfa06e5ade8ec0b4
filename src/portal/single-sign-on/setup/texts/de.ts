import type { Texts } from './en.ts'

export const de: Texts = {
  steps: {
    guide: (provider) => `${provider} konfigurieren`,
    provider: 'Angaben des Anbieters',
    attributes: 'Attribute',
    roles: 'Rollen',
    test: 'Testen und aktivieren',
  },
  otherProvider: 'Anderen Anbieter wählen',
  back: 'Single Sign-on',
  continue: 'Weiter',
  skip: 'Vorerst überspringen',
  save: 'Speichern',
  previous: 'Zurück',
  logout: {
    title: 'Gemeinsame Abmeldung',
    lead: (provider, brand) =>
      `Bietet ${provider} die gemeinsame Abmeldung (Single Logout), tragen Sie dort diese Adresse ein. Wer sich bei ${provider} abmeldet, ist dann auch bei ${brand} abgemeldet.`,
  },
}
