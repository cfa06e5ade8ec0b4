import type { Texts } from './en.ts'

export const ptBr: Texts = {
  windowTitle: (title, brand) => `${title} · ${brand}`,
  failedTitle: (windowTitle) => `Erro: ${windowTitle}`,
  copied: 'Copiado',
  terms: 'Termos',
  privacy: 'Privacidade',
  madeWith: 'Com a tecnologia do Gatehouse',
}
