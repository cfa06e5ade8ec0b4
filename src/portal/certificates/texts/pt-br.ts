import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Certificados',
  lead: (provider) =>
    `${provider} assina cada login com um certificado. Adicione o novo antes que o antigo expire: nesse meio-tempo, os dois funcionam.`,
  fromMetadata: (provider) =>
    `Eles são lidos dos metadados do ${provider} mais ou menos a cada hora, então um certificado renovado é aceito sozinho.`,
  readNow: 'Ler os metadados agora',
  read: 'Os metadados foram lidos.',
  none: 'Nenhum certificado ainda.',
  expires: (date) => `Expira em ${date}`,
  expired: (date) => `Expirou em ${date}`,
  soon: 'Expira em breve',
  valid: 'Válido',
  ended: 'Expirado',
  weak: 'Fraco demais',
  ignored: (provider) =>
    `Os metadados do ${provider} também têm certificados com chaves fracas demais. Eles são ignorados: logins assinados com eles são recusados.`,
  fingerprint: 'Impressão digital SHA-256',
  remove: 'Remover',
  add: {
    title: 'Adicionar um certificado',
    label: 'Certificado',
    hint: (provider) => `Em PEM, como ${provider} mostra ou baixa. Começa com -----BEGIN CERTIFICATE-----`,
    file: 'Escolher um arquivo',
    submit: 'Adicionar certificado',
  },
  added: (provider) => `O certificado foi adicionado. Remova o antigo quando ${provider} usar o novo.`,
  noConnection: 'Não há conexão SAML cujos certificados possam ser renovados.',
  errors: {
    required: 'Cole o certificado.',
    refused: (why) => `Isto não pode ser usado. A causa: ${why}`,
    many: 'Já há dez certificados. Remova um primeiro.',
  },
}
