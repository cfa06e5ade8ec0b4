import type { Texts } from './en.ts'

export const de: Texts = {
  requestId: 'Anfrage-ID',
  quote: 'Geben Sie diese ID an, wenn Sie den Support kontaktieren.',
  tryAgain: 'Noch einmal versuchen',
  goTo: (brand) => `Zu ${brand}`,
}
