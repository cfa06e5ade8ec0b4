import type { Texts } from './en.ts'

export const ptBr: Texts = {
  connectApplicationUnknown: {
    title: 'Não conhecemos este aplicativo',
    cause: 'O aplicativo que trouxe você aqui não está registrado.',
    next: 'Volte ao aplicativo e tente de novo. Se não resolver, fale com o suporte dele.',
  },
  connectDocumentRefused: {
    title: 'Não conseguimos confirmar este aplicativo',
    cause: 'O que ele informa sobre si mesmo não pôde ser lido ou não pode ser aceito.',
    next: 'Volte ao aplicativo e tente novamente mais tarde. Se não funcionar, fale com o suporte dele.',
  },
  connectApplicationGone: {
    title: 'Este aplicativo não está mais disponível',
    cause: 'Ele foi removido enquanto você entrava.',
    next: 'Você pode fechar esta página.',
  },
  connectRequestExpired: {
    title: 'Esta solicitação expirou',
    cause: 'Ela já foi usada ou demorou demais para chegar.',
    next: 'Volte ao aplicativo e comece de novo.',
  },
}
