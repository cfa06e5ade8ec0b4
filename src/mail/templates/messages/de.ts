import type { MailMessages } from './en.ts'

export const de: MailMessages = {
  emailVerification: {
    subject: (brand) => `Bestätigen Sie Ihre E-Mail für ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er gilt ${minutes} Minuten.`,
    title: 'E-Mail bestätigen',
    lead: (email, brand) => `Geben Sie diesen Code bei ${brand} ein, um zu zeigen, dass ${email} Ihre Adresse ist.`,
    after: (minutes) => `Der Code gilt einmal und ${minutes} Minuten lang. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand mit dieser Adresse ein Konto bei ${brand} erstellen oder sich dort anmelden wollte. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Code bleibt die Adresse unbestätigt.`,
  },
  magicAuth: {
    subject: (brand) => `Ihr Code zur Anmeldung bei ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er gilt ${minutes} Minuten.`,
    title: 'Ihr Code zur Anmeldung',
    lead: (email) => `Geben Sie diesen Code ein, um sich als ${email} anzumelden.`,
    after: (minutes) => `Der Code gilt einmal und ${minutes} Minuten lang. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil sich jemand mit dieser Adresse bei ${brand} anmelden wollte. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Code kann sich niemand anmelden.`,
  },
  radarChallenge: {
    subject: (brand) => `Anmeldung bei ${brand} bestätigen`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er gilt ${minutes} Minuten.`,
    title: 'Bestätigen Sie, dass Sie es sind',
    lead: (email) =>
      `Etwas an dieser Anmeldung als ${email} ist ungewöhnlich. Geben Sie diesen Code ein, um fortzufahren.`,
    after: (minutes) => `Der Code gilt einmal und ${minutes} Minuten lang. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil sich jemand mit Ihrem Konto bei ${brand} anmeldet. Wenn Sie das nicht sind, geben Sie den Code nirgends ein und wählen Sie ein neues Passwort: Wer es auch ist, kennt vielleicht Ihres.`,
  },
  radarNotice: {
    subject: (brand) => `Neue Anmeldung bei ${brand}`,
    preheader: (email) => `Jemand hat sich als ${email} angemeldet.`,
    title: 'Neue Anmeldung bei Ihrem Konto',
    newDevice: (email) =>
      `Jemand hat sich als ${email} mit einem Gerät angemeldet, das dafür noch nie verwendet wurde.`,
    afterLong: (email) => `Jemand hat sich als ${email} angemeldet, zum ersten Mal seit über 60 Tagen.`,
    from: (address) => `Die Anmeldung kam von der Netzwerkadresse ${address}.`,
    after:
      'Wenn Sie das waren, brauchen Sie nichts zu tun. Wenn nicht, wählen Sie jetzt ein neues Passwort: Damit werden alle abgemeldet.',
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil ${brand} Ihnen ungewöhnliche Anmeldungen bei Ihrem Konto meldet.`,
  },
  invitation: {
    subject: (organization, brand) => `Einladung zu ${organization ?? brand}`,
    preheader: (inviter, organization, brand) => `${inviter ?? brand} lädt Sie zu ${organization ?? brand} ein.`,
    title: (organization, brand) => `Treten Sie ${organization ?? brand} bei`,
    lead: (email, inviter, organization, brand) =>
      organization === undefined
        ? `${inviter ?? 'Jemand'} hat ${email} zu ${brand} eingeladen.`
        : `${inviter ?? 'Jemand'} hat ${email} zu ${organization} auf ${brand} eingeladen.`,
    action: 'Einladung annehmen',
    after: (days) =>
      `Die Einladung gilt einmal und ${days === 1 ? 'einen Tag' : `${days} Tage`} lang. Geben Sie den Link an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand diese Adresse für eine Einladung zu ${brand} angegeben hat. Wenn Sie die Person nicht kennen, brauchen Sie nichts zu tun: Die Einladung läuft von selbst ab.`,
  },
  passwordReset: {
    subject: (brand) => `Passwort für ${brand} zurücksetzen`,
    preheader: (minutes) => `Der Link gilt ${minutes} Minuten.`,
    title: 'Neues Passwort wählen',
    lead: (email, brand) =>
      `Jemand möchte das Passwort von ${email} bei ${brand} zurücksetzen. Folgen Sie dem Link, um ein neues zu wählen.`,
    action: 'Passwort zurücksetzen',
    after: (minutes) => `Der Link gilt einmal und ${minutes} Minuten lang. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand mit dieser Adresse ein neues Passwort bei ${brand} angefordert hat. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.`,
  },
  emailChange: {
    subject: (brand) => `Bestätigen Sie Ihre neue E-Mail für ${brand}`,
    preheader: (code, minutes) => `Ihr Code ist ${code}. Er gilt ${minutes} Minuten.`,
    title: 'Neue E-Mail bestätigen',
    lead: (email, brand) => `Geben Sie diesen Code bei ${brand} ein, um künftig ${email} zu verwenden.`,
    after: (minutes) => `Der Code gilt einmal und ${minutes} Minuten lang. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand diese Adresse bei ${brand} als seine neue angegeben hat. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Code ändert sich nichts.`,
  },
}
