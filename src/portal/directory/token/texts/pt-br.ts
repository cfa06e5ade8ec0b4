import type { Texts } from './en.ts'

export const ptBr: Texts = {
  lead: (provider) => `${provider} envia pessoas e grupos para este endpoint e se identifica com um token.`,
  endpoint: 'Endpoint (URL)',
  token: 'Token secreto',
  once: 'Copie o token agora. Ele aparece somente aqui e uma única vez.',
  tokens: 'Tokens ativos',
  none: (provider) => `Não há token, então ${provider} não consegue se conectar.`,
  ending: (suffix) => `Termina em ${suffix}`,
  created: 'Criado em',
  used: 'Último uso',
  unused: 'Ainda não usado',
  hidden: 'Um token não pode ser exibido de novo. Se você perdeu um, crie outro.',
  replace:
    'Para trocar um token sem interrupção, crie um segundo, informe-o no seu provedor e depois revogue o primeiro.',
  full: 'Um diretório tem no máximo dois tokens. Revogue um para criar outro.',
  create: 'Criar token',
  revoke: 'Revogar',
  revoked: 'O token foi revogado.',
  confirm: {
    title: (suffix) => `Revogar o token que termina em ${suffix}?`,
    lead: (provider) => `${provider} não pode mais usá-lo. Requisições com ele são recusadas a partir de agora.`,
    keep: 'Manter',
  },
}
