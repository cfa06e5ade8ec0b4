import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Continuer vers votre fournisseur d’identité',
  lead: (connection) => `Vous vous connectez chez ${connection}.`,
  signOut: (connection) => `Vous vous déconnectez de ${connection}.`,
  go: 'Continuer',
}
