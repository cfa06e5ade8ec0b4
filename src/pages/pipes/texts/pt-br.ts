import type { Texts } from './en.ts'

export const ptBr: Texts = {
  connectionUnknown: {
    title: 'Esta conexão foi encerrada',
    cause: 'Ela já foi concluída, ou o link está incompleto.',
    next: 'Volte ao aplicativo e comece de novo.',
  },
}
