import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (provider) => `Informe os dados do ${provider}`,
  lead: {
    metadata_url:
      'Cole o endereço dos metadados. Nós o lemos regularmente, então um novo certificado nunca interrompe os logins.',
    metadata_file: 'Envie o arquivo de metadados ou cole o conteúdo dele.',
    manual: 'Informe os três valores um a um. Você precisará adicionar um novo certificado antes que este expire.',
    client: 'Informe os dados do aplicativo que você criou.',
  },
  otherWays: 'Outra maneira',
  ways: {
    metadata_url: 'Informar uma URL de metadados',
    metadata_file: 'Enviar um arquivo de metadados',
    manual: 'Informar os dados manualmente',
    client: 'Informar os dados do aplicativo',
  },
  called: (provider, label) => `${provider} chama isso de “${label}”.`,
  file: 'Escolher um arquivo',
  certificateHint: 'Começa com -----BEGIN CERTIFICATE-----',
  secretKept: 'Há um segredo salvo. Deixe vazio para mantê-lo.',
  authentication: {
    title: 'Autenticação do cliente',
    label: 'Como nos autenticamos no provedor',
    hint: 'Deixe como está, a menos que o provedor recuse o cliente.',
    options: {
      announced: 'Como o provedor anuncia',
      header: 'Segredo no cabeçalho',
      body: 'Segredo no corpo',
      signature: 'Assinatura com a nossa chave',
    },
    signatureHint:
      'Necessário apenas para assinaturas: informe este endereço ao provedor e deixe o segredo do cliente vazio.',
  },
  errors: {
    required: 'Informe um valor.',
    refused: (why) => `Isto não pode ser usado. A causa: ${why}`,
    conflict: 'Alguém alterou estes dados ao mesmo tempo. Confira e salve de novo.',
  },
}
