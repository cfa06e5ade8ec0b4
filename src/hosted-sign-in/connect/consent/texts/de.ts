import type { Texts } from './en.ts'

export const de: Texts = {
  title: (application, brand) => `${application} den Zugriff auf Ihr Konto bei ${brand} erlauben?`,
  willBeAble: 'Die Anwendung kann dann:',
  openid: 'Wissen, wer Sie sind',
  profile: 'Ihren Namen sehen',
  email: 'Ihre E-Mail-Adresse sehen',
  offline_access: 'Verbunden bleiben, wenn Sie sie nicht verwenden',
  otherScope: (scope) => `Die Berechtigung „${scope}“ verwenden`,
  account: 'Konto',
  offeredBy: 'Angeboten von',
  publishedAt: 'Veröffentlicht unter',
  returnsTo: 'Leitet Sie zurück zu',
  thisDevice: 'Eine Anwendung auf diesem Gerät',
  organization: 'Organisation',
  unchecked: (application, brand) =>
    `${brand} hat ${application} nicht geprüft. Erlauben Sie den Zugriff nur, wenn Sie ihn selbst begonnen haben und der Anwendung vertrauen.`,
  anyCanClaim: (application) => `Jede Anwendung auf diesem Gerät kann sich als ${application} ausgeben.`,
  allow: 'Erlauben',
  deny: 'Ablehnen',
  otherAccount: 'Anderes Konto verwenden',
}
