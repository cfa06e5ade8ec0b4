import type { Texts } from './en.ts'

export const ptBr: Texts = {
  subject: (connection) => `Um certificado de ${connection} expira em breve`,
  subjectExpired: (connection) => `Um certificado de ${connection} expirou`,
  title: 'Um certificado expira em breve',
  titleExpired: 'Um certificado expirou',
  lead: (email, connection, organization) =>
    `Esta mensagem é para ${email} e trata da conexão ${connection} de ${organization}.`,
  ofProvider: (organization) => `O provedor de identidade de ${organization} assina com um certificado.`,
  ofApplication: (brand) => `${brand} assina e descriptografa com um certificado próprio.`,
  expires: (date) => `Ele expira em ${date}.`,
  expired: (date) => `Ele expirou em ${date}.`,
  monitored: (brand) =>
    `Renove o certificado no seu provedor de identidade. ${brand} lê os metadados do provedor e adota o novo automaticamente.`,
  entered: (brand) =>
    `Renove o certificado no seu provedor de identidade e informe o novo em ${brand} antes que o provedor assine com ele. Caso contrário, ninguém poderá entrar.`,
  ours: (brand) =>
    `Peça a ${brand} para trocar as chaves da conexão. Seu provedor de identidade lê o novo certificado nos metadados da conexão, ou você o informa lá.`,
  reason: (organization, brand) =>
    `Você recebeu este e-mail porque ${brand} tem este endereço como contato de TI de ${organization}.`,
}
