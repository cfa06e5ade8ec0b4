import type { Texts } from './en.ts'

export const ptBr: Texts = {
  home: 'Visão geral',
  domains: 'Domínios',
  sso: 'Login único',
  directory: 'Diretório',
  auditLog: 'Log de auditoria',
  exit: 'Sair',
  navigation: 'Configurações',
  back: (brand) => `Voltar para ${brand}`,
  support: (brand) => `Pedir ajuda a ${brand}`,
  copy: 'Copiar',
  optional: 'Opcional',
  searchProviders: 'Buscar provedores',
  noProvider: 'Nenhum provedor com esse nome. Escolha “Outro provedor”.',
  anotherProvider: 'Outro provedor',
  progress: 'Etapas da configuração',
  stepOf: (n, of) => `Etapa ${n} de ${of}`,
  doneStep: 'concluída',
}
