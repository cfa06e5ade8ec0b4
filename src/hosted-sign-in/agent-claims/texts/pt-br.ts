import type { Texts } from './en.ts'

export const ptBr: Texts = {
  agentClaimExpired: {
    title: 'Este link não funciona mais',
    cause: 'Os links de agentes valem por 10 minutos, e só o mais recente funciona.',
    next: 'Peça um novo link ao seu agente.',
  },
}
