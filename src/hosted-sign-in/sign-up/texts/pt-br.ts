import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Crie sua conta',
  lead: undefined,
  firstName: 'Nome',
  lastName: 'Sobrenome',
  familyNameFirst: false,
  optional: 'Opcional',
  submit: 'Criar conta',
  haveAccount: 'Já tem uma conta?',
  signIn: 'Entrar',
}
