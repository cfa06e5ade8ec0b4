import type { Texts } from './en.ts'

export const de: Texts = {
  accessNotice: {
    subject: (brand) => `Neuer Zugriff auf Ihr Konto bei ${brand}`,
    preheader: (accessor) => `${accessor} kann jetzt auf Ihr Konto zugreifen.`,
    title: 'Neuer Zugriff auf Ihr Konto',
    lead: (accessor, email, brand) => `${accessor} kann jetzt auf das Konto ${email} bei ${brand} zugreifen.`,
    agent: 'Ein KI-Agent',
    agentOf: (issuer) => `Ein Agent von ${issuer}`,
    action: 'Zugriff prüfen',
    after:
      'Sie können diesen Zugriff jederzeit entfernen. Falls Sie ihn nicht erlaubt haben, entfernen Sie ihn jetzt und ändern Sie Ihr Passwort, wenn Sie eines haben.',
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil ${brand} Sie benachrichtigt, wenn eine Anwendung oder ein Agent Zugriff auf Ihr Konto erhält.`,
  },
  certificateRenewal: {
    subject: (connection) => `Ein Zertifikat von ${connection} läuft bald ab`,
    subjectExpired: (connection) => `Ein Zertifikat von ${connection} ist abgelaufen`,
    title: 'Ein Zertifikat läuft bald ab',
    titleExpired: 'Ein Zertifikat ist abgelaufen',
    lead: (email, connection, organization) =>
      `${email} ist IT-Kontakt für die Verbindung ${connection} von ${organization}.`,
    ofProvider: (organization) =>
      `Das Zertifikat, mit dem der Identitätsanbieter von ${organization} signiert, muss erneuert werden.`,
    ofApplication: (brand) => `Das Zertifikat, mit dem ${brand} signiert und entschlüsselt, muss erneuert werden.`,
    expires: (date) => `Es läuft am ${date} ab.`,
    expired: (date) => `Es ist am ${date} abgelaufen.`,
    monitored: (brand) =>
      `Erneuern Sie das Zertifikat bei Ihrem Identitätsanbieter. ${brand} liest dessen Metadaten und übernimmt das neue von selbst.`,
    entered: (brand) =>
      `Erneuern Sie das Zertifikat bei Ihrem Identitätsanbieter und tragen Sie das neue bei ${brand} ein, bevor der Anbieter damit signiert. Sonst kann sich niemand anmelden.`,
    ours: (brand) =>
      `Bitten Sie ${brand}, die Schlüssel der Verbindung zu wechseln. Ihr Identitätsanbieter liest das neue Zertifikat aus den Metadaten der Verbindung, oder Sie tragen es dort ein.`,
    reason: (organization, brand) =>
      `Sie erhalten diese E-Mail, weil ${brand} diese Adresse als IT-Kontakt von ${organization} führt.`,
  },
  codeMail: {
    emailVerification: {
      subject: (brand) => `Bestätigen Sie Ihre E-Mail-Adresse für ${brand}`,
      preheader: (code, minutes) => `Ihr Code ist ${code}. Er läuft in ${minutes} Minuten ab.`,
      title: 'E-Mail-Adresse bestätigen',
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
      subject: (brand) => `Bestätigen Sie Ihre neue E-Mail-Adresse für ${brand}`,
      preheader: (code, minutes) => `Ihr Code ist ${code}. Er läuft in ${minutes} Minuten ab.`,
      title: 'Neue E-Mail-Adresse bestätigen',
      lead: (email, brand) => `Geben Sie diesen Code bei ${brand} ein, um Ihre E-Mail-Adresse in ${email} zu ändern.`,
      after: (minutes) => `Der Code gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
      reason: (brand) =>
        `Sie erhalten diese E-Mail, weil jemand diese Adresse als neue E-Mail-Adresse für ein Konto bei ${brand} angegeben hat. Wenn Sie das nicht waren, können Sie sie ignorieren. Ohne den Code ändert sich nichts.`,
    },
  },
  invitation: {
    subject: (organization, brand) => `Einladung zu ${organization ?? brand}`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} hat Sie eingeladen, ${organization ?? brand} beizutreten.`,
    title: (organization, brand) => `Treten Sie ${organization ?? brand} bei`,
    lead: (email, inviter, organization, brand) => {
      const target = organization === undefined ? brand : `${organization} bei ${brand}`
      const invited = inviter === undefined ? 'Sie wurden eingeladen' : `${inviter} hat Sie eingeladen`
      return `${invited}, ${target} beizutreten. Die Einladung gilt für ${email}.`
    },
    action: 'Einladung annehmen',
    after: (days) =>
      `Die Einladung gilt einmal und läuft in ${days === 1 ? 'einem Tag' : `${days} Tagen`} ab. Geben Sie den Link an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand diese Adresse zu ${brand} eingeladen hat. Wenn Sie das nicht erwartet haben, können Sie sie ignorieren.`,
  },
  layout: {
    pasteLink: 'Oder fügen Sie diesen Link in Ihren Browser ein:',
  },
  magicLink: {
    subject: (brand) => `Bei ${brand} anmelden`,
    preheader: (minutes) => `Der Link läuft in ${minutes} Minuten ab.`,
    title: (brand) => `Bei ${brand} anmelden`,
    lead: (email) => `Über diesen Link melden Sie sich als ${email} an.`,
    action: 'Anmelden',
    after: (minutes) => `Der Link gilt einmal und läuft in ${minutes} Minuten ab. Geben Sie ihn an niemanden weiter.`,
    reason: (brand) =>
      `Sie erhalten diese E-Mail, weil jemand einen Link zur Anmeldung bei ${brand} angefordert hat. Wenn Sie das nicht waren, können Sie sie ignorieren.`,
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
  setupLink: {
    subject: (organization, brand) => `${brand} für ${organization} einrichten`,
    preheader: (organization, brand) =>
      `Bestätigen Sie Ihre Domain und verbinden Sie den Identitätsanbieter von ${organization} mit ${brand}.`,
    title: (organization) => `Anmeldung für ${organization} einrichten`,
    lead: (email, organization, brand) =>
      `${brand} hat ${email} als IT-Kontakt von ${organization} angegeben. Die Einrichtung führt Sie Schritt für Schritt durch die Bestätigung Ihrer Domain und die Verbindung Ihres Identitätsanbieters.`,
    action: 'Einrichtung beginnen',
    after: (days) =>
      `Der Link gilt, bis die Einrichtung abgeschlossen ist, höchstens ${days === 1 ? 'einen Tag' : `${days} Tage`}. Sie können jederzeit unterbrechen und mit ihm zurückkehren. Wer den Link hat, kann diese Einstellungen ändern; geben Sie ihn nur an Kolleginnen und Kollegen weiter, die das sollen.`,
    reason: (organization, brand) =>
      `Sie erhalten diese E-Mail, weil ${brand} diese Adresse als IT-Kontakt von ${organization} führt. Falls das ein Irrtum ist, können Sie sie ignorieren.`,
  },
  ssoActivated: {
    subject: (organization, brand) => `Single Sign-on für ${organization} ist bei ${brand} eingeschaltet`,
    preheader: (provider) => `Die Anmeldung läuft jetzt über ${provider}.`,
    title: 'Single Sign-on ist eingeschaltet',
    lead: (email, organization, brand, provider) =>
      `Die Anmeldung von ${organization} bei ${brand} läuft jetzt über ${provider}. Falls das nicht funktioniert, ist hier ein Weg zurück für ${email}: Die Schaltfläche öffnet die Einstellungen ohne Anmeldung. Berichtigen Sie sie dort, oder schalten Sie Single Sign-on aus.`,
    action: 'Einstellungen öffnen',
    after: (hours) =>
      `Der Link gilt ${hours} Stunden. Wer den Link hat, kann diese Einstellungen ändern; geben Sie ihn nur an Kolleginnen und Kollegen weiter, die das sollen.`,
    reason: (organization, brand) =>
      `Sie erhalten diese E-Mail, weil ${brand} diese Adresse als IT-Kontakt von ${organization} führt. Falls das ein Irrtum ist, können Sie sie ignorieren.`,
    reasonGiven: (organization, brand) =>
      `Sie erhalten diese E-Mail, weil diese Adresse beim Einschalten von Single Sign-on für ${organization} bei ${brand} angegeben wurde. Wenn Sie das nicht waren, informieren Sie Ihre IT-Abteilung.`,
  },
  waitlist: {
    joined: {
      subject: (brand) => `Sie stehen auf der Warteliste für ${brand}`,
      preheader: 'Wir schreiben Ihnen, sobald Sie an der Reihe sind.',
      title: 'Sie stehen auf der Warteliste',
      lead: (email, brand) => `Wir haben ${email} auf die Warteliste für ${brand} gesetzt.`,
      after: 'Sobald Sie an der Reihe sind, erhalten Sie per E-Mail eine Einladung. Bis dahin müssen Sie nichts tun.',
      reason: (brand) =>
        `Sie erhalten diese E-Mail, weil sich jemand mit dieser Adresse auf die Warteliste für ${brand} gesetzt hat. Wenn Sie das nicht waren, können Sie sie ignorieren.`,
    },
    approved: {
      subject: (brand) => `Ihre Einladung zu ${brand} ist da`,
      preheader: 'Sie sind an der Reihe. Nehmen Sie die Einladung an, um Ihr Konto zu erstellen.',
      title: 'Sie sind an der Reihe',
      lead: (email, brand) =>
        `Das Warten ist vorbei: Sie können jetzt Ihr Konto bei ${brand} erstellen. Die Einladung gilt für ${email}.`,
      reason: (brand) =>
        `Sie erhalten diese E-Mail, weil diese Adresse auf der Warteliste für ${brand} stand. Wenn Sie sich nicht eingetragen haben, können Sie sie ignorieren.`,
    },
  },
}
