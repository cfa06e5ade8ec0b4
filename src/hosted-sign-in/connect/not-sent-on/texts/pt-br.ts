import type { Texts } from './en.ts'

export const ptBr: Texts = {
  faultyRequest: {
    title: 'Não é possível concluir esta solicitação',
    lead: 'O aplicativo que trouxe você aqui pediu algo que não é possível agora.',
  },
  signOut: {
    title: 'Você saiu',
    lead: 'Você pode fechar esta página.',
  },
  app: 'Aplicativo',
  site: 'Quer levar você a',
  error: 'Erro',
  unchecked: (application, brand) =>
    `${brand} não verificou ${application}, por isso não levamos você até lá. Se não foi você que começou, alguém pode estar tentando enganar você.`,
  next: 'Se você confia no aplicativo, volte a ele e tente de novo.',
}
