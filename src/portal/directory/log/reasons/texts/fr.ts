import type { Texts } from './en.ts'

export const fr: Texts = {
  provider_request: 'Le fournisseur l’a demandé.',
  directory_read: 'Cela a été lu chez le fournisseur.',
  settings_changed: 'Des paramètres de l’annuaire ont changé.',
  deactivated_in_directory: 'Selon l’annuaire, la personne est inactive.',
  deleted_in_directory: 'L’annuaire n’a plus cette personne.',
  active_in_directory: 'Selon l’annuaire, la personne est active.',
  guest: 'L’adresse n’appartient à aucun domaine vérifié de l’organisation : la personne est donc invitée.',
  no_email: 'L’annuaire n’a pas d’adresse e-mail pour la personne.',
  email_changed: 'L’adresse e-mail de la personne a changé.',
  other_directory: 'Un autre annuaire de l’organisation a une personne active avec cette adresse.',
  roles_of_groups: 'Les groupes de la personne donnent ces rôles.',
}
