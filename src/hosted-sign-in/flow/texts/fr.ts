import type { Texts } from './en.ts'

export const fr: Texts = {
  flowExpired: {
    title: 'Cette connexion a expiré',
    cause: 'Elle est restée ouverte trop longtemps ou a commencé dans un autre navigateur.',
    next: 'Retournez à l’application et reconnectez-vous.',
    link: 'Se reconnecter',
  },
  formOutdated: {
    title: 'Cette page n’est plus à jour',
    cause: 'La connexion a avancé depuis son ouverture, peut-être dans un autre onglet.',
    next: 'Reprenez là où vous en étiez.',
    link: 'Continuer',
  },
  redirectUnknown: {
    title: 'Nous ne pouvons pas vous renvoyer à l’application',
    cause: 'L’application nous a demandé de vous renvoyer vers une adresse qui n’est pas enregistrée pour elle.',
    next: 'Contactez l’assistance de l’application. Elle peut enregistrer l’adresse.',
  },
}
