import type { Texts } from './en.ts'

export const de: Texts = {
  lead: (provider) => `${provider} sendet Personen und Gruppen an diesen Endpunkt und weist sich mit einem Token aus.`,
  endpoint: 'Endpunkt',
  token: 'Token (geheim)',
  once: 'Kopieren Sie das Token jetzt. Es wird nur hier und nur einmal angezeigt.',
  tokens: 'Alle Token',
  none: (provider) => `Es gibt kein Token, ${provider} kann sich also nicht verbinden.`,
  ending: (suffix) => `Endet auf ${suffix}`,
  created: 'Angelegt',
  used: 'Zuletzt verwendet',
  unused: 'Noch nicht verwendet',
  hidden: 'Token können nicht noch einmal angezeigt werden. Haben Sie eines verloren, legen Sie ein weiteres an.',
  replace:
    'Um ein Token ohne Unterbrechung zu ersetzen, legen Sie ein zweites an, tragen es beim Anbieter ein und widerrufen danach das erste.',
  full: 'Ein Verzeichnis hat höchstens zwei Token. Widerrufen Sie eines, um ein weiteres anzulegen.',
  create: 'Token anlegen',
  revoke: 'Widerrufen',
  revoked: 'Das Token ist widerrufen.',
  confirm: {
    title: (suffix) => `Das Token mit der Endung ${suffix} widerrufen?`,
    lead: (provider) => `${provider} kann es nicht mehr verwenden. Anfragen damit werden ab sofort abgelehnt.`,
    keep: 'Behalten',
  },
}
