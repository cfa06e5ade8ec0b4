import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (application) => `Continue para ${application}`,
  lead: 'Um momento. Se nada acontecer, selecione Continuar.',
  go: 'Continuar',
}
