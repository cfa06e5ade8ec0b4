import type { Texts } from './en.ts'

export const de: Texts = {
  subject: (brand) => `Bei ${brand} anmelden`,
  preheader: (minutes) => `Der Link läuft in ${minutes} Minuten ab.`,
  title: (brand) => `Bei ${brand} anmelden`,
  lead: (email) => `Über diesen Link melden Sie sich als ${email} an.`,
  action: 'Anmelden',
  after: (minutes) => `Der Link gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
  reason: (brand) =>
    `Sie erhalten diese E-Mail, weil jemand einen Link zur Anmeldung bei ${brand} angefordert hat. Wenn Sie das nicht waren, können Sie sie ignorieren.`,
}
