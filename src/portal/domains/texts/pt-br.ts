import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Domínios',
  lead: 'Quem tem e-mail em um domínio verificado é levado ao seu login único. A verificação comprova que o domínio é seu.',
  add: {
    label: 'Domínio',
    hint: 'A parte depois do @ nos e-mails da sua empresa, como example.com.',
    submit: 'Adicionar domínio',
  },
  list: 'Seus domínios',
  empty: 'Nenhum domínio ainda. Adicione o primeiro abaixo.',
  states: {
    verified: 'Verificado',
    pending: 'Aguardando o DNS',
    failed: 'Não verificado',
  },
  open: (domain) => `Ver as etapas de ${domain}`,
  details: 'Detalhes',
  pending: {
    title: (domain) => `Verifique ${domain}`,
    lead: (domain) => `Adicione um registro ao DNS de ${domain}. Ele não muda nada no seu site nem no seu e-mail.`,
  },
  steps: {
    open: 'Abra as configurações de DNS',
    openAt: (domain, host, path) => `${domain} está hospedado em ${host}. Entre lá e abra ${path}.`,
    openUnknown: (domain) =>
      `Entre onde o DNS de ${domain} é gerenciado, em geral a empresa onde você comprou o domínio, e abra os registros de DNS.`,
    console: (host) => `Abrir ${host}`,
    record: 'Adicione um registro TXT',
    recordLead: 'Copie cada valor exatamente como está aqui.',
    type: 'Tipo',
    name: 'Nome ou host',
    fullName: 'Se o seu console pedir o nome completo, use este.',
    value: 'Valor ou conteúdo',
    ttl: 'Deixe o TTL como está.',
    wait: 'Aguarde até encontrarmos o registro',
    waitLead:
      'A maioria dos registros aparece em minutos; alguns levam até 48 horas. Continuamos verificando por 30 dias, então você pode fechar esta página e voltar.',
  },
  check: 'Verificar agora',
  checking: 'Procurando o registro. Esta página se atualiza sozinha.',
  checkAgain: 'Recarregue esta página para ver se o registro foi encontrado.',
  verified: {
    title: (domain) => `${domain} está verificado`,
    lead: 'Está tudo pronto. Você pode manter ou remover o registro de DNS.',
    manual: (brand) => `${brand} confirmou este domínio para você, então nenhum registro de DNS foi necessário.`,
  },
  failed: {
    title: (domain) => `${domain} não está verificado`,
    lead: 'Não encontramos o registro em 30 dias, ou outra organização verificou este domínio antes.',
    retry: 'Recomeçar',
  },
  remove: {
    link: 'Remover domínio',
    title: (domain) => `Remover ${domain}?`,
    lead: (domain) =>
      `Quem tem e-mail em ${domain} não será mais levado ao seu login único. Para adicionar o domínio de novo, será preciso verificá-lo outra vez.`,
    submit: 'Remover domínio',
    cancel: 'Manter domínio',
  },
  finish: 'Concluir',
  nextSso: 'Configurar o login único',
  back: 'Todos os domínios',
  removed: 'O domínio foi removido.',
  errors: {
    empty: 'Digite um domínio, como example.com.',
    malformed: 'Isto não é um domínio. Digite um como example.com, sem https:// e sem @.',
    ip_address: 'Isto é um endereço IP. Digite um domínio, como example.com.',
    single_label: 'Falta a terminação. Digite o domínio inteiro, como example.com.',
    wildcard: 'Digite cada domínio separadamente, sem asterisco.',
    public_suffix: 'Esta terminação é compartilhada por muitas empresas. Digite o seu próprio domínio.',
    consumer: 'Este é um provedor de e-mail público. Digite um domínio que pertença à sua empresa.',
    exists: 'Você já adicionou este domínio.',
  },
}
