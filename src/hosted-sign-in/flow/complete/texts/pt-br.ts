import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Você entrou',
  lead: (brand) => `Continue para ${brand} e retome de onde parou.`,
  leadWithoutLink: (brand) => `Volte para ${brand} para continuar. Você pode fechar esta página.`,
  submit: 'Continuar',
  finishedTitle: 'Este acesso já foi concluído',
  finishedLead: (brand) => `Continue para ${brand} ou feche esta página.`,
}
