import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Fluxos de logs',
  lead: (brand) => `Os eventos do seu log de auditoria em ${brand} vão para estes destinos conforme acontecem.`,
  add: 'Adicionar um destino',
  choose: {
    title: 'Escolha um destino',
    lead: (brand) =>
      `Selecione para onde ${brand} envia os eventos do seu log de auditoria. É preciso ter acesso de administrador.`,
    detail: {
      Datadog: 'Recepção de logs',
      Splunk: 'Coletor de eventos HTTP',
      S3: 'Bucket da AWS',
      GoogleCloudStorage: 'Bucket do Google',
      AzureSentinel: 'API de ingestão de logs',
      GenericHttps: 'Qualquer endereço',
    },
  },
  setup: {
    title: (destination) => `Enviar para ${destination}`,
    lead: 'Siga estas etapas lá e depois informe os dados. Enviamos um evento de teste antes de começar.',
    details: 'Dados',
    submit: 'Enviar um teste e começar',
    other: 'Escolher outro destino',
    egress: {
      title: 'Libere estes endereços',
      lead: 'Se o seu firewall só aceita remetentes conhecidos, adicione os endereços de onde vêm os eventos.',
      address: 'Endereço de origem',
    },
  },
  states: {
    active: 'Enviando',
    error: 'Tentando de novo',
    invalid: 'Recusado',
    inactive: 'Pausado',
  },
  words: {
    active: 'Os eventos chegam conforme acontecem.',
    error: 'O destino não está aceitando eventos no momento. Nós os guardamos e tentamos de novo; nada se perde.',
    invalid: 'O destino recusa as credenciais ou as configurações. Altere-as para continuar; até lá, nada se perde.',
    inactive: 'Nada é enviado. Os eventos são guardados e seguem quando você retomar.',
  },
  facts: {
    title: 'Estado atual',
    pending: 'Aguardando envio',
    last: 'Último evento aceito',
    never: 'Nenhum ainda',
    next: 'Próxima tentativa',
    error: 'Último erro',
  },
  says: (destination, words) => `${destination} diz: ${words}`,
  test: 'Enviar evento de teste',
  tested: 'O evento de teste chegou.',
  started: 'O evento de teste chegou. Os eventos são enviados a partir de agora.',
  untaken: (words) => `O evento de teste não foi aceito, então nada é enviado ainda. ${words}`,
  refused: (words) => `O evento de teste não foi aceito. ${words}`,
  pause: 'Pausar envio',
  resume: 'Retomar',
  finish: 'Concluir',
  settings: {
    title: 'Configurações',
    change: 'Credenciais e dados',
    guide: 'Etapas',
    save: 'Salvar e enviar um teste',
    back: 'Fluxo de logs',
  },
  remove: {
    title: 'Excluir',
    lead: 'Encerra o fluxo. O que foi enviado permanece no destino.',
    confirm: (destination) => `Excluir o fluxo para ${destination}?`,
    confirmLead: (n) =>
      `${n} eventos ainda aguardando não serão enviados. O que foi enviado permanece no destino. Isso não pode ser desfeito.`,
    keep: 'Manter',
  },
  unavailable: (brand) =>
    `${brand} ainda não consegue enviar para este destino: falta uma configuração no servidor. Escolha outro ou pergunte a ${brand}.`,
  many: 'Já existem tantos fluxos quanto possível. Exclua um para adicionar outro.',
  ourAccount: (brand) => `<conta da AWS de ${brand}>`,
}
