import type { Texts } from './en.ts'

export const ptBr: Texts = {
  send: 'Receber um código por SMS',
  message: (brand, code) => `${code} é seu código de ${brand}. Não o informe a ninguém.`,
  title: 'Veja seu telefone',
  lead: (ending) => `Digite o código que enviamos por SMS para seu telefone com final ${ending}.`,
  hint: (minutes) => `Os códigos expiram em ${minutes} minutos.`,
  submit: 'Verificar',
  notArrived: 'Não recebeu?',
  required: 'Digite o código de seis dígitos do SMS.',
  invalid: 'Código incorreto. Use o do SMS mais recente.',
}
