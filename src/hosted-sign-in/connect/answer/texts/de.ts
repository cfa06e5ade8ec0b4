import type { Texts } from './en.ts'

export const de: Texts = {
  title: (application) => `Weiter zu ${application}`,
  lead: 'Einen Moment. Wenn nichts passiert, wählen Sie Weiter.',
  go: 'Weiter',
}
