import type { Texts } from './en.ts'

export const fr: Texts = {
  connection_incomplete:
    'La liaison n’est pas encore entièrement configurée, ou ses métadonnées n’ont pas encore pu être lues.',
  connection_inactive: 'La liaison a été désactivée pendant que la personne était chez le fournisseur.',
  unknown_request: 'La réponse concerne une demande que cette liaison n’a pas envoyée, ou qui a expiré.',
  already_answered: 'La demande a déjà reçu une réponse. Une réponse est acceptée une fois.',
  replayed_assertion: 'L’assertion a déjà été acceptée. Une assertion est acceptée une fois.',
  idp_initiated_disabled: 'La connexion a commencé chez le fournisseur, ce que cette liaison n’autorise pas.',
  no_redirect_uri:
    'La connexion a commencé chez le fournisseur, et l’environnement n’a pas d’URI de redirection par défaut.',
  outside_organization: 'L’e-mail de la personne n’est dans aucun domaine vérifié de l’organisation.',
  membership_inactive: 'L’appartenance de la personne à l’organisation est désactivée.',
  not_a_member: 'La personne n’est pas membre, et l’organisation n’admet personne par une connexion.',
  consent_denied: 'La personne n’a pas accepté la connexion.',
  sign_in_refused: 'La personne a prouvé son identité, mais n’a pas le droit de se connecter.',
  social_provider_failed: 'Le fournisseur social n’a pas pu être joint, ou sa réponse n’est pas digne de confiance.',
  email_unproven: 'Le fournisseur social ne garantit pas l’e-mail de la personne.',
  timed_out: 'La personne n’est pas revenue à temps de chez le fournisseur.',
  missing_attribute: 'Le fournisseur n’a pas envoyé un attribut sans lequel personne ne peut être connecté.',
  several_ids: 'Le fournisseur a envoyé plusieurs valeurs pour l’ID de la personne.',
  invalid_id: 'L’ID envoyé par le fournisseur est trop long ou contient des caractères qu’aucun ID ne contient.',
  transient_id:
    'Le fournisseur nomme la personne autrement à chaque connexion. Envoyez un attribut pour l’ID, ou un NameID qui reste.',
  invalid_email: 'Ce que le fournisseur a envoyé comme adresse e-mail n’en est pas une.',
}
