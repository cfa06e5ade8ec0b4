import type { Texts } from './en.ts'

export const ptBr: Texts = {
  requestId: 'ID da solicitação',
  quote: 'Informe este ID se falar com o suporte.',
  tryAgain: 'Tentar de novo',
  goTo: (brand) => `Ir para ${brand}`,
}
