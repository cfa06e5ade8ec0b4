import type { Texts } from './en.ts'

export const ptBr: Texts = {
  choose: {
    title: 'Use sua própria chave de criptografia',
    lead: (brand) =>
      `Os segredos que ${brand} guarda para sua empresa são criptografados com uma chave que fica na sua nuvem. Se você retirar a chave, ninguém consegue lê-los.`,
    where: 'Onde está sua chave?',
    detail: {
      AWS_KMS: 'Serviço da Amazon',
      GCP_KMS: 'Serviço do Google',
      AZURE_KEY_VAULT: 'Serviço da Microsoft',
    },
  },
  setup: {
    title: (service) => `Use uma chave do ${service}`,
    lead: 'Siga estas etapas lá e depois informe os dados. Antes de usar a chave, criptografamos algo com ela e descriptografamos.',
    details: 'Dados',
    submit: 'Verificar e usar esta chave',
    other: 'Outro serviço',
  },
  title: 'Sua chave de criptografia',
  states: {
    good: 'Em uso',
    bad: 'Não pode ser usada',
  },
  words: {
    good: (brand) => `Os segredos que ${brand} guarda para sua empresa são criptografados com esta chave.`,
    bad: (brand) => `${brand} não consegue ler os segredos da sua empresa até a chave voltar a funcionar.`,
  },
  facts: {
    title: 'Chave',
    service: 'Serviço',
    verified: 'Última verificação bem-sucedida',
    since: 'Em uso desde',
  },
  verify: 'Verificar a chave',
  used: 'A configuração está concluída: a chave criptografou algo e descriptografou. Ela é usada a partir de agora.',
  verified: 'A chave funciona: criptografou algo e descriptografou.',
  unusable: (service, words) =>
    `A chave não conseguiu criptografar algo e descriptografar, então nada foi alterado. ${service} diz: ${words}`,
  former:
    'Sua chave atual não pode ser usada, e ela é necessária para a troca. Permita o uso mais uma vez e tente de novo.',
  busy: 'A chave está sendo alterada neste momento. Tente de novo.',
  says: (service, words) => `${service} diz: ${words}`,
  settings: {
    title: 'Configurações',
    change: 'Mudar a chave ou as credenciais',
    changeLead: 'Tudo o que está criptografado passa na hora para a nova chave.',
  },
  remove: {
    title: 'Parar de usar esta chave',
    row: (brand) => `Os segredos voltam para uma chave de ${brand}, ou se perdem, se você quiser.`,
    confirm: (service) => `Parar de usar a chave do ${service}?`,
    lead: (brand) =>
      `Os segredos da sua empresa são mantidos e passam a ser criptografados com uma chave de ${brand}. Sua chave é necessária mais uma vez: só depois remova nosso acesso.`,
    submit: 'Parar de usar',
    keep: 'Manter',
    destroy: {
      title: 'Destruir os segredos',
      lead: (name) =>
        `Funciona sem a chave. Ninguém poderá ler de novo o que foi criptografado com ela. Para confirmar, digite ${name}.`,
      field: 'Nome da sua organização',
      submit: 'Destruir para sempre',
      wrong: (name) => `Digite ${name}, exatamente como está aqui.`,
    },
  },
}
