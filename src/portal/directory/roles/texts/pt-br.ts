import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Funções por grupos',
  lead: (brand, provider) => `Dê às pessoas uma função em ${brand} conforme os grupos em ${provider}.`,
  none: (role) =>
    `Nenhum grupo tem função ainda, então o diretório não mexe nas funções. Novos membros recebem a função padrão, ${role}.`,
  others: (role) => `Quem não está em nenhum destes grupos recebe a função padrão, ${role}.`,
  priority: 'Quem está em vários recebe a função que vem primeiro por prioridade.',
  union: 'Quem está em vários recebe todas as funções deles.',
  list: 'Grupos com uma função',
  noGroups: 'Nenhum grupo chegou ainda. Volte quando seu diretório tiver enviado algum.',
  group: 'Grupo',
  role: 'Função',
  add: 'Adicionar',
  remove: 'Remover',
  gives: (group, role) => `${group} dá a função ${role}`,
  search: 'Encontrar um grupo',
  submitSearch: 'Buscar',
  more: 'Só os 100 primeiros grupos podem ser escolhidos. Busque o que você precisa.',
  noMatch: 'Nenhum grupo corresponde a esta busca.',
  errors: {
    known: 'Este grupo já tem esta função.',
    group: 'Este grupo não existe mais. Escolha outro.',
    role: 'Esta função não existe mais. Escolha outra.',
  },
}
