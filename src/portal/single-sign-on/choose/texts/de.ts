import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Identitätsanbieter wählen',
  lead: 'Wählen Sie den Dienst, mit dem sich Ihre Leute bereits anmelden. Sie brauchen dort Administratorrechte.',
  saml: 'SAML (XML)',
  oidc: 'OpenID Connect (OIDC)',
  noDomain:
    'Ihre Leute werden über die Domain ihrer E-Mail zu Ihrem Identitätsanbieter geleitet, und noch ist keine bestätigt. Sie können das vor oder nach dieser Einrichtung tun.',
  verifyDomain: 'Domain bestätigen',
  current: (provider) =>
    `Sie haben mit ${provider} begonnen. Wählen Sie einen anderen Anbieter, wird Ihre Eingabe verworfen.`,
  goOn: (provider) => `Weiter mit ${provider}`,
}
