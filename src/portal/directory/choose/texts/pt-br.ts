import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Escolha seu diretório',
  lead: 'Selecione o serviço em que você gerencia pessoas e grupos. É preciso ter acesso de administrador.',
  current: (provider) => `Você começou com ${provider}. Se escolher outro provedor, essa configuração é encerrada.`,
  goOn: (provider) => `Continuar com ${provider}`,
  pulled: 'Lido a cada meia hora',
}
