import type { Texts } from './en.ts'

export const fr: Texts = {
  requestId: 'ID de requête',
  quote: 'À indiquer si vous contactez l’assistance.',
  tryAgain: 'Réessayer',
  goTo: (brand) => `Aller à ${brand}`,
}
