import type { Texts } from './en.ts'

export const de: Texts = {
  steps: {
    token: 'Endpunkt und Token',
    credentials: 'Zugangsdaten',
    guide: (provider) => `${provider} konfigurieren`,
    sync: 'Erste Synchronisierung',
  },
  back: 'Verzeichnis',
  continue: 'Weiter',
  otherProvider: 'Anderen Anbieter wählen',
}
