import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Requisições recusadas',
  titlePulled: 'Não incorporado',
  leadPulled: (provider) =>
    `Pessoas e grupos de ${provider} que não puderam ser incorporados nos últimos 90 dias, com o motivo.`,
  emptyPulled: 'Tudo foi incorporado.',
  lead: (provider) => `Requisições de ${provider} dos últimos 90 dias que foram recusadas, com a resposta dada.`,
  empty: 'Nenhuma requisição foi recusada.',
  unknown: 'Pessoa desconhecida',
  attributes: 'Atributos:',
  newest: 'Mais recentes',
  older: 'Mais antigas',
}
