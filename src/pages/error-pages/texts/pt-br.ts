import type { Texts } from './en.ts'

export const ptBr: Texts = {
  notFound: {
    title: 'Página não encontrada',
    lead: 'O endereço pode ter um erro de digitação ou o link pode estar desatualizado.',
  },
  goBack: 'Voltar',
  serverError: {
    title: 'Algo deu errado',
    cause: 'Há um problema do nosso lado. Nada foi alterado.',
    next: 'Tente de novo em instantes. Se acontecer outra vez, fale com o suporte do aplicativo.',
  },
  tooManyRequests: {
    title: 'Solicitações demais',
    cause: 'Recebemos solicitações demais da sua rede em pouco tempo.',
    next: 'Espere um minuto e tente de novo.',
  },
  requestInvalid: {
    title: 'Este link não funciona',
    cause: 'O aplicativo enviou você para cá com uma solicitação incompleta ou inválida.',
    next: 'Volte ao aplicativo e tente de novo. Se acontecer outra vez, fale com o suporte dele.',
  },
}
