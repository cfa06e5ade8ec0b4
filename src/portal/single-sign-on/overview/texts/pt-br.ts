import type { Texts } from './en.ts'

export const ptBr: Texts = {
  states: {
    active: 'Ativo',
    inactive: 'Desativado',
    draft: 'Incompleto',
  },
  saved: 'Suas alterações foram salvas.',
  activated: 'O login único está ativado.',
  deactivated: 'O login único está desativado.',
  finish: {
    lead: 'A configuração não terminou. Teste a conexão e ative-a.',
    draft: (provider) => `A configuração não terminou. Faltam os dados do ${provider}.`,
    go: 'Continuar configuração',
  },
  addresses: {
    title: 'Para o seu provedor',
    lead: (provider, brand) => `O que ${provider} precisa saber sobre ${brand}.`,
    acsUrl: 'URL do ACS',
    sloUrl: 'URL de logout único',
    spEntityId: 'ID da entidade',
    metadataUrl: 'URL dos metadados',
    redirectUri: 'URI de redirecionamento',
    jwksUri: 'URL do conjunto de chaves (JWKS)',
  },
  settings: {
    title: 'Configurações',
    guide: (provider) => `Guia do ${provider}`,
    provider: 'Dados do provedor',
    attributes: 'Atributos',
    roles: 'Funções por grupos',
    certificates: 'Certificados',
    test: 'Testar o login',
  },
  attempts: {
    title: 'Logins recentes',
    all: 'Todos os logins',
    none: 'Os logins aparecerão aqui.',
  },
  off: {
    title: 'Desativar ou recomeçar',
    deactivate: 'Desativar',
    deactivateLead: (provider) => `Ninguém pode entrar pelo ${provider} até você ativá-lo de novo. Nada é excluído.`,
    reset: 'Redefinir conexão',
    resetLead: 'Exclui a conexão com todas as configurações, para que você possa configurar outro provedor.',
    confirmDeactivate: 'Desativar o login único?',
    confirmReset: (provider) => `Redefinir a conexão com ${provider}?`,
    keep: 'Manter',
  },
}
