import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (brand) => `Se connecter à ${brand} ?`,
  lead: 'Votre fournisseur d’identité vous a envoyé ici.',
  email: 'E-mail',
  organization: 'Organisation',
  provider: 'Fournisseur',
  allow: 'Se connecter',
  deny: 'Annuler',
}
