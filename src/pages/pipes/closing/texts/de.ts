import type { Texts } from './en.ts'

export const de: Texts = {
  connected: (service) => `${service} ist verbunden`,
  connectedLead: 'Sie können diese Seite schließen und zur App zurückkehren.',
  failed: (service) => `${service} wurde nicht verbunden`,
  failedLead: 'Es hat sich nichts geändert. Kehren Sie zur App zurück und versuchen Sie es noch einmal.',
}
