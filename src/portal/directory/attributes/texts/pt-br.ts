import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Atributos',
  lead: (brand) =>
    `O que ${brand} recebe de cada pessoa e onde seu diretório guarda isso. Os lugares usuais servem para a maioria dos diretórios.`,
  none: (brand) => `${brand} não pede atributos além de nomes e e-mail.`,
  noPerson: 'Os valores aparecem assim que a primeira pessoa chegar.',
  usual: 'Lugar usual',
  unmapped: 'Ainda sem lugar',
  leftOut: 'Omitido',
  required: 'Obrigatório',
  newest: (value) => `Pessoa mais recente: ${value}`,
  noValue: 'Pessoa mais recente: sem valor',
  change: 'Alterar',
  saved: 'Suas alterações foram salvas. As pessoas que já estão aqui são atualizadas em segundo plano.',
  edit: {
    title: (name) => `Lugar de ${name}`,
    lead: 'Onde seu diretório guarda este atributo. O caminho segue os nomes do SCIM.',
    path: 'Caminho',
    hint: 'Por exemplo title, name.givenName ou addresses[type eq "work"].locality.',
    save: 'Salvar',
    other: 'Em vez de um caminho',
    reset: (path) => `Usar o lugar usual: ${path}`,
    unmap: 'Não usar lugar nenhum',
    leaveOut: 'Omitir este atributo',
    arrived: 'O que a pessoa mais recente tem',
    use: 'Usar',
  },
  errors: {
    empty: 'Digite um caminho.',
    invalid: 'Isto não é um caminho. Confira os pontos e os colchetes.',
  },
}
