import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (application, brand) => `Permitir que ${application} use sua conta de ${brand}?`,
  willBeAble: 'Ele poderá:',
  openid: 'Saber quem você é',
  profile: 'Ver seu nome',
  email: 'Ver seu e-mail',
  offline_access: 'Continuar conectado quando você não estiver usando',
  otherScope: (scope) => `Usar a permissão “${scope}”`,
  account: 'Conta',
  offeredBy: 'Oferecido por',
  publishedAt: 'Publicado em',
  returnsTo: 'Leva você de volta a',
  thisDevice: 'Um aplicativo neste dispositivo',
  organization: 'Organização',
  unchecked: (application, brand) =>
    `${brand} não verificou ${application}. Permita somente se foi você que começou e se você confia nele.`,
  anyCanClaim: (application) => `Qualquer aplicativo neste dispositivo pode se passar por ${application}.`,
  allow: 'Permitir',
  deny: 'Negar',
  otherAccount: 'Usar outra conta',
}
