import type { Texts } from './en.ts'

export const ptBr: Texts = {
  home: 'Visão geral',
  domains: 'Domínios',
  sso: 'Login único',
  exit: 'Sair',
  navigation: 'Configurações',
  back: (brand) => `Voltar para ${brand}`,
  support: (brand) => `Pedir ajuda a ${brand}`,
  copy: 'Copiar',
  optional: 'Opcional',
}
