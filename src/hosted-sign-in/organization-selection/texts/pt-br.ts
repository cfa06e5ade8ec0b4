import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Escolha uma organização',
  lead: (email) => `Você está entrando como ${email}.`,
  otherAccount: 'Usar outra conta',
}
