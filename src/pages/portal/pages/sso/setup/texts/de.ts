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
}
