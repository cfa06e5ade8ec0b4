import type { Texts } from './en.ts'

export const es: Texts = {
  windowTitle: (title, brand) => `${title} · ${brand}`,
  failedTitle: (windowTitle) => `Error: ${windowTitle}`,
  copied: 'Copiado',
  terms: 'Condiciones',
  privacy: 'Privacidad',
  madeWith: 'Con la tecnología de Gatehouse',
}
