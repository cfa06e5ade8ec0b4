import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Choisissez votre annuaire',
  lead: 'Sélectionnez le service dans lequel vous gérez les personnes et les groupes. Il vous faut un accès d’administration.',
  current: (provider) =>
    `Vous avez commencé avec ${provider}. Si vous changez de fournisseur, son point de terminaison et son jeton ne fonctionneront plus.`,
  goOn: (provider) => `Continuer avec ${provider}`,
}
