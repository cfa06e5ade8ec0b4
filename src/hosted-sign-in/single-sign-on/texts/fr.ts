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
  ssoSignOutRefused: {
    title: 'Nous n’avons pas pu terminer votre déconnexion',
    cause:
      'Un message entre cette application et votre fournisseur d’identité n’a pas été accepté : vous êtes peut-être encore connecté à l’un des deux.',
    next: 'Déconnectez-vous de votre fournisseur d’identité ou fermez toutes les fenêtres de votre navigateur. Si cela se reproduit, donnez le numéro ci-dessous à votre administrateur informatique.',
  },
}
