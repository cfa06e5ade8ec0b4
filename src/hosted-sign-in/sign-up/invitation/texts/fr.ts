import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (target) => `Rejoindre ${target}`,
  lead: (inviter, target) => `${inviter} vous invite à rejoindre ${target}.`,
  leadWithoutInviter: (target) => `Vous avez reçu une invitation à rejoindre ${target}.`,
  email: 'Adresse e-mail',
  application: 'Application',
  organization: 'Organisation',
  submit: 'Accepter l’invitation',
  notice: (target) => `Connectez-vous ou créez un compte pour rejoindre ${target}.`,
  expired: {
    title: 'Cette invitation a expiré',
    cause: 'Elle n’a pas été acceptée à temps.',
    next: 'Demandez-en une nouvelle à la personne qui l’a envoyée.',
  },
  revoked: {
    title: 'Cette invitation a été révoquée',
    cause: 'La personne qui l’a envoyée l’a annulée.',
    next: 'Si vous pensez que c’est une erreur, demandez-en une nouvelle.',
  },
  accepted: {
    title: 'Cette invitation a déjà été acceptée',
    cause: 'Une invitation sert une seule fois.',
    next: 'Si vous l’avez acceptée, connectez-vous pour continuer.',
    link: 'Aller à la connexion',
  },
  unknown: {
    title: 'Cette invitation ne fonctionne pas',
    cause: 'Le lien est incomplet, ou une invitation plus récente l’a remplacée.',
    next: 'Utilisez le lien de l’e-mail d’invitation le plus récent.',
  },
}
