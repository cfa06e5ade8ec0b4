import type { Texts } from './en.ts'

export const ptBr: Texts = {
  pasteLink: 'Ou cole este link no seu navegador:',
}
