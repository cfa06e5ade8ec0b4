import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (brand) => `Entrar em ${brand}`,
  lead: (email) => `Você entrará como ${email}.`,
  submit: 'Entrar',
  over: {
    title: 'Este link expirou',
    cause: 'Um link de acesso vale uma vez e por tempo limitado.',
    next: 'Volte ao aplicativo e peça um novo link.',
  },
}
