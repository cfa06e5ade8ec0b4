import type { Texts } from './en.ts'

export const ptBr: Texts = {
  flowExpired: {
    title: 'Este acesso expirou',
    cause: 'Ele ficou aberto por tempo demais ou começou em outro navegador.',
    next: 'Volte ao aplicativo e entre de novo.',
    link: 'Entrar de novo',
  },
  formOutdated: {
    title: 'Esta página está desatualizada',
    cause: 'Seu acesso avançou desde que ela foi aberta, talvez em outra aba.',
    next: 'Continue de onde parou.',
    link: 'Continuar',
  },
  redirectUnknown: {
    title: 'Não podemos levar você de volta ao aplicativo',
    cause: 'O aplicativo pediu para levar você a um endereço que não está registrado para ele.',
    next: 'Fale com o suporte do aplicativo. Ele pode registrar o endereço.',
  },
}
