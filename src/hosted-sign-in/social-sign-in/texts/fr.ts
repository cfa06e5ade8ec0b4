import type { Texts } from './en.ts'

export const fr: Texts = {
  failed: (provider) => `Nous n’avons pas pu vous connecter avec ${provider}. Réessayez ou choisissez un autre moyen.`,
  denied: (provider) =>
    `Vous n’avez pas terminé la connexion avec ${provider}. Réessayez ou choisissez un autre moyen.`,
}
