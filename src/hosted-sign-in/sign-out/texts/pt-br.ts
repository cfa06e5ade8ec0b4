import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Você saiu',
  lead: 'Você pode fechar esta página ou entrar de novo.',
  leadWithoutLink: 'Você pode fechar esta página.',
  signIn: 'Entrar de novo',
}
