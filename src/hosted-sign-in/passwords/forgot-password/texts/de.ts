import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Passwort zurücksetzen',
  lead: 'Wir senden Ihnen einen Link, mit dem Sie Ihr Passwort zurücksetzen.',
  submit: 'Link senden',
  sentTitle: 'Prüfen Sie Ihr Postfach',
  sentLead: (email) =>
    `Wenn es zu ${email} ein Konto gibt, haben wir einen Link zum Zurücksetzen des Passworts dorthin gesendet.`,
  sentHint: 'Der Link läuft nach einer Stunde ab. Keine E-Mail zu sehen? Prüfen Sie Ihren Spam-Ordner.',
  back: 'Zurück zur Anmeldung',
}
