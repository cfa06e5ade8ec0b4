import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Funções por grupos',
  lead: (brand, provider) =>
    `Dê às pessoas uma função no ${brand} pelo grupo delas no ${provider}. Quem não está em nenhum desses grupos recebe a função padrão. Você pode fazer isso depois.`,
  notSent: (provider) => `${provider} não envia grupos, então não há nada a configurar aqui.`,
  list: 'Grupos com uma função',
  empty: 'Nenhum grupo tem função ainda.',
  group: 'Grupo',
  groupHint: 'Como o seu provedor envia. Alguns enviam um ID em vez de um nome.',
  role: 'Função',
  add: 'Adicionar grupo',
  remove: 'Remover',
  gives: (group, role) => `${group} dá a função ${role}`,
  errors: {
    required: 'Informe o grupo.',
    known: 'Este grupo já tem esta função.',
    role: 'Esta função não está mais disponível. Escolha outra.',
  },
}
