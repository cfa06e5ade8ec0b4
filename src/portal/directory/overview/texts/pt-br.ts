import type { Texts } from './en.ts'

export const ptBr: Texts = {
  finish: (provider) => `${provider} ainda não enviou nenhuma requisição.`,
  finishPulled: (provider) => `${provider} ainda não foi lido.`,
  go: 'Continuar a configuração',
  endpointTitle: 'Para o seu provedor',
  endpointLead: (provider) => `Para onde ${provider} envia pessoas e grupos.`,
  access: {
    title: 'Acesso',
    on: (brand, organization) =>
      `As pessoas deste diretório se tornam membros de ${organization} em ${brand}. Quem sai dele perde o acesso na hora.`,
    onPulled: (brand, organization) =>
      `As pessoas deste diretório se tornam membros de ${organization} em ${brand}. Quem sai dele perde o acesso na próxima sincronização.`,
    off: (brand) => `${brand} decide quem recebe acesso. Estar neste diretório não dá acesso por si só.`,
  },
  arrived: 'O que chegou',
  refused: 'Requisições recusadas',
  unstored: 'Não incorporado',
  settings: 'Configurações',
  guide: (provider) => `Guia para ${provider}`,
  off: 'Começar de novo',
  reset: 'Redefinir o diretório',
  resetLead:
    'Exclui o diretório com suas pessoas e grupos, para que você possa conectar outro. Os membros mantêm o acesso.',
  confirm: (provider) => `Redefinir o diretório de ${provider}?`,
  confirmLead: (brand) =>
    `O endpoint e os tokens deixam de funcionar, e as pessoas, os grupos e as configurações são excluídos. Os membros em ${brand} continuam membros e ainda podem entrar. Isso não pode ser desfeito.`,
  confirmLeadPulled: (brand) =>
    `Ele deixa de ser lido. As credenciais, as pessoas, os grupos e as configurações são excluídos. Os membros em ${brand} continuam membros e ainda podem entrar. Isso não pode ser desfeito.`,
  keep: 'Manter',
}
