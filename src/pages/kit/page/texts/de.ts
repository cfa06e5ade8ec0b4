import type { Texts } from './en.ts'

export const de: Texts = {
  windowTitle: (title, brand) => `${title} · ${brand}`,
  failedTitle: (windowTitle) => `Fehler: ${windowTitle}`,
  copied: 'Kopiert',
  terms: 'Nutzungsbedingungen',
  privacy: 'Datenschutz',
  madeWith: 'Powered by Gatehouse',
}
