import type { Texts } from './en.ts'

export const de: Texts = {
  emailVerification: {
    subject: (brand) => `Bestätigen Sie Ihre E-Mail für ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er läuft in ${minutes} Minuten ab.`,
    title: 'E-Mail bestätigen',
    lead: (email, brand) => `Geben Sie diesen Code bei ${brand} ein, um ${email} zu bestätigen.`,
    after: (minutes) => `Der Code gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil sich jemand mit dieser Adresse bei ${brand} registrieren oder anmelden wollte. Wenn Sie das nicht waren, können Sie sie ignorieren.`,
  },
  magicAuth: {
    subject: (brand) => `Ihr Anmeldecode für ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er läuft in ${minutes} Minuten ab.`,
    title: 'Ihr Anmeldecode',
    lead: (email) => `Geben Sie diesen Code ein, um sich als ${email} anzumelden.`,
    after: (minutes) => `Der Code gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil sich jemand mit dieser Adresse bei ${brand} anmelden wollte. Wenn Sie das nicht waren, können Sie sie ignorieren. Ohne den Code kann sich niemand anmelden.`,
  },
  radarChallenge: {
    subject: (brand) => `Bestätigen Sie Ihre Anmeldung bei ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er läuft in ${minutes} Minuten ab.`,
    title: 'Bestätigen Sie, dass Sie es sind',
    lead: (email) =>
      `Uns ist eine ungewöhnliche Anmeldung als ${email} aufgefallen. Geben Sie zum Fortfahren diesen Code ein.`,
    after: (minutes) => `Der Code gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil sich jemand mit Ihrem Konto bei ${brand} anmeldet. Wenn Sie das nicht sind, geben Sie den Code nirgends ein und ändern Sie jetzt Ihr Passwort. Es könnte bekannt sein.`,
  },
  emailChange: {
    subject: (brand) => `Bestätigen Sie Ihre neue E-Mail für ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er läuft in ${minutes} Minuten ab.`,
    title: 'Neue E-Mail bestätigen',
    lead: (email, brand) => `Geben Sie diesen Code bei ${brand} ein, um Ihre E-Mail in ${email} zu ändern.`,
    after: (minutes) => `Der Code gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand diese Adresse als neue E-Mail für ein Konto bei ${brand} angegeben hat. Wenn Sie das nicht waren, können Sie sie ignorieren. Ohne den Code ändert sich nichts.`,
  },
}
