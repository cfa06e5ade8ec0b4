import type { Texts } from './en.ts'

export const de: Texts = {
  agentClaimExpired: {
    title: 'Dieser Link funktioniert nicht mehr',
    cause: 'Links von Agenten gelten 10 Minuten, und nur der neueste gilt.',
    next: 'Bitten Sie Ihren Agenten um einen neuen Link.',
  },
}
