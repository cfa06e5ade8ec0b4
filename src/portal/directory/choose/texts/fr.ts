import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Choisissez votre annuaire',
  lead: 'Sélectionnez le service dans lequel vous gérez les personnes et les groupes. Il vous faut un accès d’administration.',
  current: (provider) =>
    `Vous avez commencé avec ${provider}. Si vous changez de fournisseur, cette configuration prend fin.`,
  goOn: (provider) => `Continuer avec ${provider}`,
  pulled: 'Lu toutes les demi-heures',
}
