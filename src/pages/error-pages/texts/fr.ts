import type { Texts } from './en.ts'

export const fr: Texts = {
  notFound: {
    title: 'Page introuvable',
    lead: 'L’adresse contient peut-être une faute de frappe, ou le lien n’est plus à jour.',
  },
  goBack: 'Retour',
  serverError: {
    title: 'Une erreur est survenue',
    cause: 'Un problème est survenu de notre côté. Rien n’a été modifié.',
    next: 'Réessayez dans un instant. Si cela se reproduit, contactez l’assistance de l’application.',
  },
  tooManyRequests: {
    title: 'Trop de requêtes',
    cause: 'Nous avons reçu trop de requêtes de votre réseau en peu de temps.',
    next: 'Patientez une minute, puis réessayez.',
  },
  requestInvalid: {
    title: 'Ce lien ne fonctionne pas',
    cause: 'L’application vous a envoyé ici avec une requête incomplète ou non valide.',
    next: 'Retournez à l’application et réessayez. Si cela se reproduit, contactez son assistance.',
  },
}
