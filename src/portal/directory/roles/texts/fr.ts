import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Rôles selon les groupes',
  lead: (brand, provider) => `Donnez un rôle chez ${brand} selon les groupes dans ${provider}.`,
  none: (role) =>
    `Aucun groupe n’a encore de rôle : l’annuaire ne touche pas aux rôles. Les nouveaux membres reçoivent le rôle par défaut, ${role}.`,
  others: (role) => `Les personnes qui ne sont dans aucun de ces groupes reçoivent le rôle par défaut, ${role}.`,
  priority: 'Une personne dans plusieurs d’entre eux reçoit le rôle prioritaire.',
  union: 'Une personne dans plusieurs d’entre eux reçoit tous leurs rôles.',
  list: 'Groupes qui donnent un rôle',
  noGroups: 'Aucun groupe n’est encore arrivé. Revenez quand votre annuaire en aura envoyé.',
  group: 'Groupe',
  role: 'Rôle',
  add: 'Ajouter',
  remove: 'Retirer',
  gives: (group, role) => `${group} donne le rôle ${role}`,
  search: 'Trouver un groupe',
  submitSearch: 'Rechercher',
  more: 'Seuls les 100 premiers groupes peuvent être choisis. Cherchez celui qu’il vous faut.',
  noMatch: 'Aucun groupe ne correspond à cette recherche.',
  errors: {
    known: 'Ce groupe a déjà ce rôle.',
    group: 'Ce groupe n’existe plus. Choisissez-en un autre.',
    role: 'Ce rôle n’existe plus. Choisissez-en un autre.',
  },
}
