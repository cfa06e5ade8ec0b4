import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Attribute',
  lead: (brand) =>
    `Was ${brand} von jeder Person erhält und wo es in Ihrem Verzeichnis steht. Die üblichen Stellen passen für die meisten Verzeichnisse.`,
  none: (brand) => `${brand} verlangt keine Attribute außer Namen und E-Mail.`,
  noPerson: 'Werte erscheinen, sobald die erste Person angekommen ist.',
  usual: 'Übliche Stelle',
  unmapped: 'Noch keine Stelle',
  leftOut: 'Weggelassen',
  required: 'Erforderlich',
  newest: (value) => `Neueste Person: ${value}`,
  noValue: 'Neueste Person: kein Wert',
  change: 'Ändern',
  saved: 'Ihre Änderungen sind gespeichert. Bereits vorhandene Personen folgen im Hintergrund.',
  edit: {
    title: (name) => `Stelle von ${name}`,
    lead: 'Wo dieses Attribut in Ihrem Verzeichnis steht. Der Pfad besteht aus den Namen von SCIM.',
    path: 'Pfad',
    hint: 'Zum Beispiel title, name.givenName oder addresses[type eq "work"].locality.',
    save: 'Speichern',
    other: 'Statt eines Pfads',
    reset: (path) => `Die übliche Stelle verwenden: ${path}`,
    unmap: 'Keine Stelle verwenden',
    leaveOut: 'Dieses Attribut weglassen',
    arrived: 'Was die neueste Person hat',
    use: 'Verwenden',
  },
  errors: {
    empty: 'Geben Sie einen Pfad ein.',
    invalid: 'Das ist kein Pfad. Prüfen Sie Punkte und Klammern.',
  },
}
