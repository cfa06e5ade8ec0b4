import type { Texts } from './en.ts'

export const ptBr: Texts = {
  steps: {
    guide: (provider) => `Configurar ${provider}`,
    provider: 'Dados do provedor',
    attributes: 'Atributos',
    roles: 'Funções',
    test: 'Testar e ativar',
  },
  otherProvider: 'Escolher outro provedor',
  back: 'Login único',
  continue: 'Continuar',
  skip: 'Pular por enquanto',
  save: 'Salvar',
  previous: 'Voltar',
  logout: {
    title: 'Logout único',
    lead: (provider, brand) =>
      `Se ${provider} oferecer logout único, informe este endereço lá. Ao sair de ${provider}, as sessões em ${brand} também terminam.`,
  },
}
