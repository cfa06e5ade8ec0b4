import type { Texts } from './en.ts'

export const fr: Texts = {
  faultyRequest: {
    title: 'Cette demande ne peut pas aboutir',
    lead: 'L’application qui vous a envoyé ici a demandé quelque chose d’impossible pour le moment.',
  },
  signOut: {
    title: 'Déconnexion effectuée',
    lead: 'Vous pouvez fermer cette page.',
  },
  app: 'Application',
  site: 'Veut vous envoyer vers',
  error: 'Erreur',
  unchecked: (application, brand) =>
    `${brand} n’a pas vérifié ${application} ; nous ne vous y avons donc pas envoyé. Si vous n’êtes pas à l’origine de cette demande, quelqu’un cherche peut-être à vous tromper.`,
  next: 'Si vous faites confiance à l’application, revenez-y et réessayez.',
}
