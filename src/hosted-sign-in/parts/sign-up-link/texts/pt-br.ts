import type { Texts } from './en.ts'

export const ptBr: Texts = {
  question: 'Primeira vez aqui?',
  link: 'Criar uma conta',
}
