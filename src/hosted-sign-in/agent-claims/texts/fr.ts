import type { Texts } from './en.ts'

export const fr: Texts = {
  agentClaimExpired: {
    title: 'Ce lien ne fonctionne plus',
    cause: 'Les liens des agents sont valables 10 minutes, et seul le plus récent fonctionne.',
    next: 'Demandez un nouveau lien à votre agent.',
  },
}
