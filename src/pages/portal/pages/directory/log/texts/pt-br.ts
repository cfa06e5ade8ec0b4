import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Requisições recusadas',
  lead: (provider) => `Requisições de ${provider} dos últimos 90 dias que foram recusadas, com a resposta dada.`,
  empty: 'Nenhuma requisição foi recusada.',
  unknown: 'Pessoa desconhecida',
  attributes: 'Atributos:',
  newest: 'Mais recentes',
  older: 'Mais antigas',
}
