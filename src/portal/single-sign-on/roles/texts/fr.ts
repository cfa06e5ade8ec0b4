import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Rôles selon les groupes',
  lead: (brand, provider) =>
    `Donnez aux personnes un rôle chez ${brand} selon leur groupe chez ${provider}. Qui n’est dans aucun de ces groupes reçoit le rôle par défaut. Vous pouvez le faire plus tard.`,
  notSent: (provider) => `${provider} n’envoie pas de groupes, il n’y a donc rien à configurer ici.`,
  list: 'Groupes ayant un rôle',
  empty: 'Aucun groupe n’a encore de rôle.',
  group: 'Groupe',
  groupHint: 'Tel que votre fournisseur l’envoie. Certains envoient un identifiant au lieu d’un nom.',
  role: 'Rôle',
  add: 'Ajouter le groupe',
  remove: 'Retirer',
  gives: (group, role) => `${group} donne le rôle ${role}`,
  errors: {
    required: 'Saisissez le groupe.',
    known: 'Ce groupe a déjà ce rôle.',
    role: 'Ce rôle n’est plus disponible. Choisissez-en un autre.',
  },
}
