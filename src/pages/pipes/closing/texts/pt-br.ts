import type { Texts } from './en.ts'

export const ptBr: Texts = {
  connected: (service) => `${service} está conectado`,
  connectedLead: 'Você pode fechar esta página e voltar ao aplicativo.',
  failed: (service) => `${service} não foi conectado`,
  failedLead: 'Nada foi alterado. Volte ao aplicativo e tente de novo.',
}
