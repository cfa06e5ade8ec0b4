import type { Texts } from './en.ts'

export const de: Texts = {
  title: (brand) => `Einem KI-Agenten Ihr Konto bei ${brand} überlassen?`,
  lead: 'Ein Agent hat sich registriert und möchte für Sie handeln.',
  leadOf: (issuer) => `Ein Agent von ${issuer} hat sich registriert und möchte für Sie handeln.`,
  willBeAble: 'Er kann dann:',
  scope: (scope) => `Die Berechtigung „${scope}“ verwenden`,
  account: 'Konto',
  organization: 'Organisation',
  warning:
    'Erlauben Sie das nur, wenn Sie einen Agenten, dem Sie vertrauen, darum gebeten haben. Hat Ihnen jemand anderes diesen Link geschickt, lehnen Sie ab.',
  codeLabel: 'Code Ihres Agenten',
  codeHint: 'Lassen Sie das Feld leer, wenn Ihr Agent Ihnen keinen Code genannt hat. Sie bekommen dann einen für ihn.',
  codeWrong:
    'Das ist nicht der Code Ihres Agenten. Prüfen Sie ihn, oder lassen Sie das Feld leer, um einen Code für Ihren Agenten zu bekommen.',
  tooManyCodes: 'Zu viele falsche Codes. Bitten Sie Ihren Agenten um einen neuen Link.',
  allow: 'Erlauben',
  deny: 'Ablehnen',
  otherAccount: 'Anderes Konto verwenden',
  codeTitle: 'Nennen Sie Ihrem Agenten diesen Code',
  codeLead: 'Ihr Agent ist verbunden, sobald er den Code hat. Der Code gilt 10 Minuten.',
  codeWarning: 'Geben Sie diesen Code nur dem Agenten, den Sie selbst gestartet haben.',
  completedTitle: 'Ihr Agent ist verbunden',
  completedLead: 'Er kann jetzt für Sie handeln. Sie können diese Seite schließen.',
  deniedTitle: 'Ihr Agent wurde nicht verbunden',
  deniedLead: 'Sie haben die Anfrage abgelehnt. Sie können diese Seite schließen.',
  otherTitle: 'Dieser Link ist für jemand anderen',
  otherLead:
    'Der Agent hat ein anderes Konto genannt. Melden Sie sich mit diesem an, oder bitten Sie Ihren Agenten um einen neuen Link.',
}
