import type { Texts } from './en.ts'

export const ptBr: Texts = {
  failed: (attempt) =>
    `O login único não funcionou. Tente de novo. Se acontecer outra vez, passe este número ao administrador de TI: ${attempt}`,
}
