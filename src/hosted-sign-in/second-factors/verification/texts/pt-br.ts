import type { Texts } from './en.ts'

export const ptBr: Texts = {
  lead: 'Digite o código do seu aplicativo autenticador.',
  hint: 'O aplicativo mostra um novo código a cada 30 segundos.',
}
