import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Connexion réussie',
  lead: (brand) => `Continuez vers ${brand} pour reprendre là où vous en étiez.`,
  leadWithoutLink: (brand) => `Retournez à ${brand} pour continuer. Vous pouvez fermer cette page.`,
  submit: 'Continuer',
  finishedTitle: 'Cette connexion est terminée',
  finishedLead: (brand) => `Continuez vers ${brand}, ou fermez cette page.`,
}
