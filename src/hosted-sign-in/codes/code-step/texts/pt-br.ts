import type { Texts } from './en.ts'

export const ptBr: Texts = {
  label: 'Código de seis dígitos',
  required: 'Digite o código de seis dígitos do e-mail.',
  hint: (minutes) => `Os códigos expiram em ${minutes} minutos. Se não encontrar o e-mail, veja a pasta de spam.`,
  notArrived: 'Não recebeu?',
  resend: 'Enviar um novo código',
  resendIn: (seconds) => `Você poderá pedir um novo código em ${seconds}\u00a0s.`,
  otherAddress: 'Usar outro e-mail',
}
