import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Neues Passwort wählen',
  lead: (email) => `Für ${email}. Auf allen anderen Geräten werden Sie abgemeldet.`,
  label: 'Neues Passwort',
  submit: 'Passwort ändern',
  linkExpired: {
    title: 'Dieser Link ist abgelaufen',
    cause: 'Ein Link zum Zurücksetzen des Passworts gilt einmal und läuft nach einer Stunde ab.',
    next: 'Gehen Sie zur Anmeldung und fordern Sie einen neuen Link an.',
    link: 'Zur Anmeldung',
  },
}
