import type { Texts } from './en.ts'

export const ptBr: Texts = {
  redirecting: 'Conectando',
  connecting: (service) => `Conectando ao ${service}`,
  lead: 'Isso leva um instante. Se nada acontecer, feche esta janela e comece de novo no aplicativo.',
}
