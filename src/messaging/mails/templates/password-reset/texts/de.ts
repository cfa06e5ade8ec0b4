import type { Texts } from './en.ts'

export const de: Texts = {
  subject: (brand) => `Setzen Sie Ihr Passwort für ${brand} zurück`,
  preheader: (minutes) => `Der Link läuft in ${minutes} Minuten ab.`,
  title: 'Passwort zurücksetzen',
  lead: (email, brand) =>
    `Jemand möchte das Passwort von ${email} bei ${brand} zurücksetzen. Wählen Sie über diesen Link ein neues.`,
  action: 'Passwort zurücksetzen',
  after: (minutes) => `Der Link gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
  reason: (brand) =>
    `Sie erhalten diese E-Mail, weil jemand Ihr Passwort für ${brand} zurücksetzen wollte. Wenn Sie das nicht waren, können Sie sie ignorieren. Ihr Passwort bleibt, wie es ist.`,
}
