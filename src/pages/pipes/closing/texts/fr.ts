import type { Texts } from './en.ts'

export const fr: Texts = {
  connected: (service) => `${service} est connecté`,
  connectedLead: 'Vous pouvez fermer cette page et revenir à l’application.',
  failed: (service) => `${service} n’a pas été connecté`,
  failedLead: 'Rien n’a été modifié. Revenez à l’application et réessayez.',
}
