import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Digite sua senha',
  label: 'Senha',
  required: 'Digite sua senha.',
  change: 'Alterar',
  forgot: 'Esqueceu a senha?',
  submit: 'Entrar',
  emailCode: 'Receber um código por e-mail',
}
