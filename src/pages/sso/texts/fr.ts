import type { Texts } from './en.ts'

export const fr: Texts = {
  ssoConnectionUnknown: {
    title: 'Cette adresse de connexion n’existe pas',
    cause: 'La connexion correspondante a été supprimée, ou l’adresse est incomplète.',
    next: 'Commencez depuis l’application. Si cela ne marche pas, contactez votre administrateur informatique.',
  },
  ssoRefused: {
    title: 'Nous n’avons pas pu vous connecter',
    cause: 'La réponse de votre fournisseur d’identité n’a pas été acceptée.',
    next: 'Recommencez depuis l’application. Si cela se reproduit, donnez le numéro ci-dessous à votre administrateur informatique : il pourra en trouver la cause.',
  },
}
