import type { Texts } from './en.ts'

export const fr: Texts = {
  lead: (provider) =>
    `${provider} envoie les personnes et les groupes à ce point de terminaison et s’authentifie avec un jeton.`,
  endpoint: 'Point de terminaison',
  token: 'Jeton',
  once: 'Copiez le jeton maintenant. Il n’est affiché qu’ici et qu’une seule fois.',
  tokens: 'Jetons',
  none: (provider) => `Il n’y a pas de jeton : ${provider} ne peut pas se connecter.`,
  ending: (suffix) => `Se termine par ${suffix}`,
  created: 'Créé',
  used: 'Dernière utilisation',
  unused: 'Pas encore utilisé',
  hidden: 'Un jeton ne peut pas être affiché de nouveau. Si vous en avez perdu un, créez-en un autre.',
  replace:
    'Pour remplacer un jeton sans interruption, créez-en un second, saisissez-le chez votre fournisseur, puis révoquez le premier.',
  full: 'Un annuaire a deux jetons au plus. Révoquez-en un pour en créer un autre.',
  create: 'Créer un jeton',
  revoke: 'Révoquer',
  revoked: 'Le jeton est révoqué.',
  confirm: {
    title: (suffix) => `Révoquer le jeton qui se termine par ${suffix} ?`,
    lead: (provider) => `${provider} ne peut plus l’utiliser. Les requêtes avec ce jeton sont refusées dès maintenant.`,
    keep: 'Le garder',
  },
}
