import type { Texts } from './en.ts'

export const ptBr: Texts = {
  steps: {
    token: 'Endpoint e token',
    credentials: 'Credenciais',
    guide: (provider) => `Configurar ${provider}`,
    sync: 'Primeira sincronização',
  },
  back: 'Diretório',
  continue: 'Continuar',
  otherProvider: 'Escolher outro provedor',
}
