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
  returnsTo: 'Vous renvoie vers',
  thisDevice: 'Une application sur cet appareil',
  organization: 'Organisation',
  unchecked: (application, brand) =>
    `${application} s’est enregistrée elle-même et ${brand} ne l’a pas vérifiée. N’autorisez que si vous en êtes à l’origine et si vous lui faites confiance.`,
  allow: 'Autoriser',
  deny: 'Refuser',
  otherAccount: 'Utiliser un autre compte',
}
