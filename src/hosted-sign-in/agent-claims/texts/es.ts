import type { Texts } from './en.ts'

export const es: Texts = {
  agentClaimExpired: {
    title: 'Este enlace ya no funciona',
    cause: 'Los enlaces de los agentes son válidos durante 10 minutos, y solo funciona el más reciente.',
    next: 'Pide un enlace nuevo a tu agente.',
  },
}
