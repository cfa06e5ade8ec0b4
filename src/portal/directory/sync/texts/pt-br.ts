import type { Texts } from './en.ts'

export const ptBr: Texts = {
  states: {
    unlinked: 'Aguardando',
    validating: 'Primeira sincronização em andamento',
    linked: 'Conectado',
    invalid_credentials: 'Credenciais recusadas',
  },
  waiting: (provider) => `Aguardando ${provider}`,
  waitingLead:
    'Inicie o provisionamento no seu provedor. A primeira requisição dele conecta o diretório; alguns levam até 40 minutos.',
  watching: 'Esta página se atualiza sozinha.',
  again: 'Verificar de novo',
  connected: (provider) => `${provider} está conectado`,
  connectedLead: 'Pessoas e grupos chegam conforme seu provedor os envia. Você pode sair desta página.',
  people: 'Pessoas',
  groups: 'Grupos',
  lastSynced: 'Última sincronização',
  never: 'Ainda não',
  refused: 'A última requisição do seu provedor foi recusada.',
  why: 'Ver o motivo',
  next: 'Próximos passos',
  finish: 'Concluir',
}
