import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Choisissez votre fournisseur d’identité',
  lead: 'Sélectionnez le service avec lequel vos utilisateurs se connectent déjà. Il vous faut un accès administrateur.',
  saml: 'SAML (XML)',
  oidc: 'OpenID Connect (OIDC)',
  noDomain:
    'Les personnes sont dirigées vers votre fournisseur d’identité selon le domaine de leur e-mail, et aucun n’est encore vérifié. Vous pouvez le faire avant ou après cette configuration.',
  verifyDomain: 'Vérifier un domaine',
  current: (provider) => `Vous avez commencé avec ${provider}. Choisir un autre fournisseur efface votre saisie.`,
  goOn: (provider) => `Continuer avec ${provider}`,
}
