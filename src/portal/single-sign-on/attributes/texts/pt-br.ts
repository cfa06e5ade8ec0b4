import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Atributos',
  lead: 'Se você seguiu o guia, não há nada a fazer aqui. Informe um nome apenas onde seu provedor chama um atributo de outra forma.',
  id: 'ID do usuário',
  email: 'E-mail',
  firstName: 'Nome',
  lastName: 'Sobrenome',
  groups: 'Grupos',
  usual: 'Deixe vazio para os nomes usuais.',
  usualOf: (name) => `Deixe vazio para “${name}” e outros nomes usuais.`,
  custom: {
    title: 'Mais atributos',
    lead: (brand) => `Atributos que o ${brand} também deve receber, como um departamento.`,
    ours: (brand) => `Nome no ${brand}`,
    theirs: 'Nome no provedor',
    add: 'Adicionar atributo',
    remove: 'Remover',
  },
  nameId: {
    title: 'Logins sem NameID',
    lead: 'Alguns provedores não conseguem enviar um NameID. Nesse caso, as pessoas são reconhecidas apenas pelo atributo do ID do usuário, que todo login precisa ter.',
    allow: 'Permitir',
    require: 'Exigir um NameID',
  },
  errors: {
    custom: 'Informe os dois nomes.',
    tooMany: 'Não há espaço para mais atributos. Remova um primeiro.',
  },
}
