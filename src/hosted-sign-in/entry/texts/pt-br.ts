import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Entrar',
  lead: undefined,
  submit: 'Continuar',
  withPasskey: 'Continuar com uma chave de acesso',
}
