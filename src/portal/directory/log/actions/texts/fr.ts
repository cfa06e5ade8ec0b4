import type { Texts } from './en.ts'

export const fr: Texts = {
  user_created: 'La personne a été créée.',
  user_updated: 'Des attributs de la personne ont changé.',
  user_deactivated: 'La personne a été désactivée.',
  user_activated: 'La personne a été réactivée.',
  user_deleted: 'La personne a été supprimée.',
  attributes_missing: 'Il manque à la personne des attributs exigés par votre application.',
  group_created: 'Le groupe a été créé.',
  group_updated: 'Des attributs du groupe ont changé.',
  group_deleted: 'Le groupe a été supprimé.',
  member_added: 'La personne a été ajoutée au groupe.',
  member_removed: 'La personne a été retirée du groupe.',
  refused: 'Une requête du fournisseur a été refusée.',
  membership_created: 'La personne est devenue membre de l’organisation.',
  membership_invited: 'La personne a été invitée dans l’organisation.',
  membership_activated: 'L’adhésion a été activée.',
  membership_deactivated:
    'L’adhésion a été désactivée ; toutes les sessions et clés d’API du membre dans l’organisation ont pris fin.',
  membership_deleted: 'L’invitation de la personne a été retirée.',
  membership_updated: 'Les rôles ou attributs de l’adhésion ont changé.',
  not_provisioned: 'La personne n’est pas devenue membre de l’organisation.',
}
