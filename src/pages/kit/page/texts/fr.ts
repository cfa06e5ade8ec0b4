import type { Texts } from './en.ts'

export const fr: Texts = {
  windowTitle: (title, brand) => `${title} · ${brand}`,
  failedTitle: (windowTitle) => `Erreur : ${windowTitle}`,
  copied: 'Copié',
  terms: 'Conditions',
  privacy: 'Confidentialité',
  madeWith: 'Propulsé par Gatehouse',
}
