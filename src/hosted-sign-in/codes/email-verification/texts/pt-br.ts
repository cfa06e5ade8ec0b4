import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Verifique seu e-mail',
  lead: (email) => `Digite o código que enviamos para ${email}.`,
  submit: 'Verificar',
}
