import type { Texts } from './en.ts'

export const fr: Texts = {
  connectionUnknown: {
    title: 'Cette connexion est terminée',
    cause: 'Elle a déjà été effectuée, ou son lien est incomplet.',
    next: 'Revenez à l’application et recommencez.',
  },
}
