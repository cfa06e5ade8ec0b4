import type { MailMessages } from './en.ts'

export const de: MailMessages = {
  pasteLink: 'Oder fügen Sie diesen Link in Ihren Browser ein:',
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
  radarNotice: {
    subject: (brand) => `Neue Anmeldung bei ${brand}`,
    preheader: (email) => `Waren Sie das? Jemand hat sich als ${email} angemeldet.`,
    title: 'Neue Anmeldung bei Ihrem Konto',
    newDevice: (email) => `Jemand hat sich als ${email} mit einem neuen Gerät angemeldet.`,
    afterLong: (email) => `Jemand hat sich als ${email} angemeldet, zum ersten Mal seit über 60 Tagen.`,
    from: (address) => `Die IP-Adresse war ${address}.`,
    after:
      'Wenn Sie das waren, brauchen Sie nichts zu tun. Wenn nicht, ändern Sie jetzt Ihr Passwort. Damit werden alle Geräte abgemeldet.',
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil ${brand} Ihnen ungewöhnliche Anmeldungen bei Ihrem Konto meldet.`,
  },
  invitation: {
    subject: (organization, brand) => `Einladung zu ${organization ?? brand}`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} hat Sie eingeladen, ${organization ?? brand} beizutreten.`,
    title: (organization, brand) => `Treten Sie ${organization ?? brand} bei`,
    lead: (email, inviter, organization, brand) => {
      const target = organization === undefined ? brand : `${organization} auf ${brand}`
      const invited = inviter === undefined ? 'Sie wurden eingeladen' : `${inviter} hat Sie eingeladen`
      return `${invited}, ${target} beizutreten. Die Einladung gilt für ${email}.`
    },
    action: 'Einladung annehmen',
    after: (days) =>
      `Die Einladung gilt einmal und läuft in ${days === 1 ? 'einem Tag' : `${days} Tagen`} ab. Geben Sie den Link an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand diese Adresse zu ${brand} eingeladen hat. Wenn Sie das nicht erwartet haben, können Sie sie ignorieren.`,
  },
  passwordReset: {
    subject: (brand) => `Setzen Sie Ihr Passwort für ${brand} zurück`,
    preheader: (minutes) => `Der Link läuft in ${minutes} Minuten ab.`,
    title: 'Passwort zurücksetzen',
    lead: (email, brand) =>
      `Jemand möchte das Passwort von ${email} bei ${brand} zurücksetzen. Wählen Sie über diesen Link ein neues.`,
    action: 'Passwort zurücksetzen',
    after: (minutes) => `Der Link gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand Ihr Passwort für ${brand} zurücksetzen wollte. Wenn Sie das nicht waren, können Sie sie ignorieren. Ihr Passwort bleibt, wie es ist.`,
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
