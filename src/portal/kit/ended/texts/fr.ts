import type { Texts } from './en.ts'

export const fr: Texts = {
  ended: {
    title: 'Votre session est terminée',
    cause: 'Par sécurité, elle se termine après une heure d’inactivité ou lorsque son lien est révoqué.',
    next: 'Ce que vous avez enregistré est conservé. Rouvrez le portail depuis l’application ou avec le lien de configuration reçu par e-mail.',
  },
  left: {
    title: 'Vous avez quitté le portail',
    cause: 'Vos modifications sont enregistrées.',
    next: 'Vous pouvez fermer cette fenêtre.',
  },
  used: {
    title: 'Ce lien a déjà été utilisé',
    cause: 'Il ouvre le portail une seule fois, dans un seul navigateur.',
    next: 'Retournez dans l’application et rouvrez le portail pour obtenir un nouveau lien.',
  },
  expired: {
    title: 'Ce lien a expiré',
    cause: 'Les liens de l’application fonctionnent 5 minutes, les liens de configuration 30 jours.',
    next: 'Retournez dans l’application et rouvrez le portail, ou demandez un nouveau lien à la personne qui vous l’a envoyé.',
  },
  completed: {
    title: 'La configuration est terminée',
    cause: 'Ce lien de configuration a rempli son rôle et ne fonctionne plus.',
    next: 'Pour modifier les paramètres plus tard, ouvrez le portail depuis l’application ou demandez un nouveau lien à la personne qui vous l’a envoyé.',
  },
  unknown: {
    title: 'Ce lien ne fonctionne pas',
    cause: 'Il est incomplet, a été révoqué ou remplacé par un plus récent.',
    next: 'Utilisez le lien de l’e-mail le plus récent, ou retournez dans l’application et rouvrez le portail.',
  },
  portalFormRefused: {
    title: 'Cette page n’est plus à jour',
    cause:
      'Elle appartient à une session antérieure, peut-être parce que vous avez ouvert un autre lien dans ce navigateur.',
    next: 'Rien n’a été modifié. Reprenez là où en est le portail.',
    link: 'Continuer',
  },
}
