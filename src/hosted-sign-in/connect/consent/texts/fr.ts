import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (application, brand) => `Autoriser ${application} à utiliser votre compte ${brand} ?`,
  willBeAble: 'Cette application pourra :',
  openid: 'Savoir qui vous êtes',
  profile: 'Voir votre nom',
  email: 'Voir votre adresse e-mail',
  offline_access: 'Rester connectée quand vous ne l’utilisez pas',
  otherScope: (scope) => `Utiliser l’autorisation « ${scope} »`,
  account: 'Compte',
  offeredBy: 'Proposée par',
  publishedAt: 'Publiée sur',
  returnsTo: 'Vous renvoie vers',
  thisDevice: 'Une application sur cet appareil',
  organization: 'Organisation',
  unchecked: (application, brand) =>
    `${brand} n’a pas vérifié ${application}. N’autorisez que si vous en êtes à l’origine et si vous lui faites confiance.`,
  anyCanClaim: (application) =>
    `N’importe quelle application de cet appareil peut se faire passer pour ${application}.`,
  allow: 'Autoriser',
  deny: 'Refuser',
  otherAccount: 'Utiliser un autre compte',
}
