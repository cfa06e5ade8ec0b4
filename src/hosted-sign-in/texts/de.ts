import type { Texts } from './en.ts'

export const de: Texts = {
  agentClaims: {
    failures: {
      agentClaimExpired: {
        title: 'Dieser Link funktioniert nicht mehr',
        cause: 'Links von Agenten gelten 10 Minuten, und nur der neueste gilt.',
        next: 'Bitten Sie Ihren Agenten um einen neuen Link.',
      },
    },
    claim: {
      title: (brand) => `Einem KI-Agenten den Zugriff auf Ihr Konto bei ${brand} erlauben?`,
      lead: 'Ein Agent hat sich registriert und möchte für Sie handeln.',
      leadOf: (issuer) => `Ein Agent von ${issuer} hat sich registriert und möchte für Sie handeln.`,
      willBeAble: 'Er kann dann:',
      scope: (scope) => `Die Berechtigung „${scope}“ verwenden`,
      account: 'Konto',
      organization: 'Organisation',
      warning:
        'Erlauben Sie das nur, wenn Sie einen Agenten, dem Sie vertrauen, darum gebeten haben. Hat Ihnen jemand anderes diesen Link geschickt, lehnen Sie ab.',
      codeLabel: 'Code Ihres Agenten',
      codeHint:
        'Lassen Sie das Feld leer, wenn Ihr Agent Ihnen keinen Code genannt hat. Sie bekommen dann einen für ihn.',
      codeWrong:
        'Das ist nicht der Code Ihres Agenten. Prüfen Sie ihn, oder lassen Sie das Feld leer, um einen Code für Ihren Agenten zu bekommen.',
      tooManyCodes: 'Zu viele falsche Codes. Bitten Sie Ihren Agenten um einen neuen Link.',
      allow: 'Erlauben',
      deny: 'Ablehnen',
      otherAccount: 'Anderes Konto verwenden',
      codeTitle: 'Nennen Sie Ihrem Agenten diesen Code',
      codeLead: 'Ihr Agent ist verbunden, sobald er den Code hat. Der Code gilt 10 Minuten.',
      codeWarning: 'Geben Sie diesen Code nur dem Agenten, den Sie selbst gestartet haben.',
      completedTitle: 'Ihr Agent ist verbunden',
      completedLead: 'Er kann jetzt für Sie handeln. Sie können diese Seite schließen.',
      deniedTitle: 'Ihr Agent wurde nicht verbunden',
      deniedLead: 'Sie haben die Anfrage abgelehnt. Sie können diese Seite schließen.',
      otherTitle: 'Dieser Link ist für jemand anderen',
      otherLead:
        'Der Agent hat ein anderes Konto genannt. Melden Sie sich mit diesem an, oder bitten Sie Ihren Agenten um einen neuen Link.',
    },
  },
  codes: {
    codeStep: {
      label: 'Sechsstelliger Code',
      required: 'Geben Sie den sechsstelligen Code aus der E-Mail ein.',
      hint: (minutes) =>
        `Codes laufen nach ${minutes} Minuten ab. Keine E-Mail zu sehen? Prüfen Sie Ihren Spam-Ordner.`,
      notArrived: 'Nicht angekommen?',
      resend: 'Neuen Code senden',
      resendIn: (seconds) => `In ${seconds}\u00a0s können Sie einen neuen Code anfordern.`,
      otherAddress: 'Andere E-Mail-Adresse verwenden',
    },
    emailVerification: {
      title: 'E-Mail-Adresse bestätigen',
      lead: (email) => `Geben Sie den Code ein, den wir an ${email} gesendet haben.`,
      submit: 'Bestätigen',
    },
    magicCode: {
      title: 'Prüfen Sie Ihr Postfach',
      lead: (email) => `Geben Sie den Code ein, den wir an ${email} gesendet haben.`,
      submit: 'Weiter',
    },
    textedCode: {
      offer: (ending) => `Wir senden einen Code per SMS an Ihr Telefon mit der Endung ${ending}.`,
      send: 'Code per SMS senden',
      message: (brand, code) => `${code} ist Ihr Code für ${brand}. Geben Sie ihn an niemanden weiter.`,
      title: 'Prüfen Sie Ihr Telefon',
      lead: (ending) =>
        `Geben Sie den Code ein, den wir per SMS an Ihr Telefon mit der Endung ${ending} gesendet haben.`,
      hint: (minutes) => `Codes laufen nach ${minutes} Minuten ab.`,
      submit: 'Bestätigen',
      notArrived: 'Nicht angekommen?',
      required: 'Geben Sie den sechsstelligen Code aus der SMS ein.',
      invalid: 'Falscher Code. Verwenden Sie den aus der neuesten SMS.',
    },
  },
  connect: {
    failures: {
      connectApplicationUnknown: {
        title: 'Wir kennen diese Anwendung nicht',
        cause: 'Die Anwendung, die Sie hierher geleitet hat, ist nicht registriert.',
        next: 'Gehen Sie zurück zur Anwendung und versuchen Sie es noch einmal. Hilft das nicht, wenden Sie sich an deren Support.',
      },
      connectDocumentRefused: {
        title: 'Wir können diese Anwendung nicht überprüfen',
        cause: 'Was die Anwendung über sich veröffentlicht, ist nicht lesbar oder ungültig.',
        next: 'Gehen Sie zurück zur Anwendung und versuchen Sie es später noch einmal. Hilft das nicht, wenden Sie sich an deren Support.',
      },
      connectApplicationGone: {
        title: 'Diese Anwendung ist nicht mehr verfügbar',
        cause: 'Sie wurde entfernt, während Sie sich angemeldet haben.',
        next: 'Sie können diese Seite schließen.',
      },
      connectRequestExpired: {
        title: 'Diese Anfrage ist abgelaufen',
        cause: 'Sie wurde schon verwendet oder zu spät geöffnet.',
        next: 'Gehen Sie zurück zur Anwendung und beginnen Sie noch einmal.',
      },
    },
    answer: {
      title: (application) => `Weiter zu ${application}`,
      lead: 'Einen Moment. Wenn nichts passiert, wählen Sie Weiter.',
      go: 'Weiter',
    },
    consent: {
      title: (application, brand) => `${application} den Zugriff auf Ihr Konto bei ${brand} erlauben?`,
      willBeAble: 'Die Anwendung kann dann:',
      account: 'Konto',
      offeredBy: 'Angeboten von',
      publishedAt: 'Veröffentlicht unter',
      returnsTo: 'Leitet Sie zurück zu',
      thisDevice: 'Eine Anwendung auf diesem Gerät',
      organization: 'Organisation',
      unchecked: (application, brand) =>
        `${brand} hat ${application} nicht geprüft. Erlauben Sie den Zugriff nur, wenn Sie ihn selbst begonnen haben und der Anwendung vertrauen.`,
      anyCanClaim: (application) => `Jede Anwendung auf diesem Gerät kann sich als ${application} ausgeben.`,
      allow: 'Erlauben',
      deny: 'Ablehnen',
      otherAccount: 'Anderes Konto verwenden',
    },
    logout: {
      title: (brand) => `Von ${brand} abmelden?`,
      lead: (email) => `Sie sind als ${email} angemeldet.`,
      signOut: 'Abmelden',
      stay: 'Angemeldet bleiben',
    },
    notSentOn: {
      faultyRequest: {
        title: 'Diese Anfrage lässt sich nicht abschließen',
        lead: 'Die Anwendung, die Sie hierher geleitet hat, hat etwas angefordert, das gerade nicht möglich ist.',
      },
      signOut: {
        title: 'Sie sind abgemeldet',
        lead: 'Sie können diese Seite schließen.',
      },
      app: 'Anwendung',
      site: 'Möchte Sie weiterleiten zu',
      error: 'Fehler',
      unchecked: (application, brand) =>
        `${brand} hat ${application} nicht geprüft, deshalb haben wir Sie nicht weitergeleitet. Wenn Sie das nicht selbst begonnen haben, will man Sie vielleicht täuschen.`,
      next: 'Wenn Sie der Anwendung vertrauen, gehen Sie zu ihr zurück und versuchen Sie es noch einmal.',
    },
  },
  device: {
    title: 'Gerät verbinden',
    lead: 'Geben Sie den Code ein, den Ihr Gerät anzeigt.',
    label: 'Code',
    submit: 'Weiter',
    codeInvalid: 'Mit diesem Code wartet kein Gerät. Prüfen Sie ihn, oder lassen Sie sich am Gerät einen neuen geben.',
    confirmTitle: 'Anmeldung dieses Geräts erlauben?',
    confirmLead: (brand) => `Ein Gerät möchte sich mit Ihrem Konto bei ${brand} anmelden.`,
    account: 'Konto',
    code: 'Code',
    address: 'IP-Adresse',
    program: 'Gerät',
    warning: 'Erlauben Sie das nur, wenn Sie es selbst begonnen haben und Ihr Gerät denselben Code anzeigt.',
    allow: 'Erlauben',
    deny: 'Ablehnen',
    successTitle: 'Ihr Gerät ist angemeldet',
    successLead: 'Machen Sie auf Ihrem Gerät weiter. Sie können diese Seite schließen.',
    deniedTitle: 'Ihr Gerät wurde nicht angemeldet',
    deniedLead: 'Sie haben die Anfrage abgelehnt. Sie können diese Seite schließen.',
  },
  entry: {
    title: 'Anmelden',
    lead: undefined,
    submit: 'Weiter',
    withPasskey: 'Weiter mit einem Passkey',
  },
  flow: {
    failures: {
      flowExpired: {
        title: 'Diese Anmeldung ist abgelaufen',
        cause: 'Sie war zu lange offen oder wurde in einem anderen Browser begonnen.',
        next: 'Gehen Sie zurück zur Anwendung und melden Sie sich noch einmal an.',
        link: 'Noch einmal anmelden',
      },
      formOutdated: {
        title: 'Diese Seite ist nicht mehr aktuell',
        cause: 'Die Anmeldung ist inzwischen weitergegangen, vielleicht in einem anderen Tab.',
        next: 'Machen Sie dort weiter, wo Sie aufgehört haben.',
        link: 'Weiter',
      },
      redirectUnknown: {
        title: 'Wir können Sie nicht zur Anwendung zurückleiten',
        cause: 'Die Anwendung hat uns gebeten, Sie an eine Adresse zu senden, die für sie nicht registriert ist.',
        next: 'Wenden Sie sich an den Support der Anwendung. Er kann die Adresse registrieren.',
      },
    },
    complete: {
      title: 'Sie sind angemeldet',
      lead: (brand) => `Weiter zu ${brand}, um dort fortzufahren, wo Sie aufgehört haben.`,
      leadWithoutLink: (brand) => `Machen Sie in ${brand} weiter. Sie können diese Seite schließen.`,
      submit: 'Weiter',
      finishedTitle: 'Diese Anmeldung ist abgeschlossen',
      finishedLead: (brand) => `Weiter zu ${brand}, oder schließen Sie diese Seite.`,
    },
    refusals: {
      credentialsInvalid: 'E-Mail oder Passwort ist falsch. Prüfen Sie beide und versuchen Sie es noch einmal.',
      codeInvalid: 'Falscher Code. Verwenden Sie den aus der neuesten E-Mail.',
      codeExpired: 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
      tooManyAttempts: (minutes) =>
        minutes === 1
          ? 'Zu viele Versuche. Versuchen Sie es in 1 Minute noch einmal.'
          : `Zu viele Versuche. Versuchen Sie es in ${minutes} Minuten noch einmal.`,
      tooBusy: 'Gerade ist sehr viel los. Versuchen Sie es in ein paar Sekunden noch einmal.',
      signInDenied: 'Sie können sich hier zurzeit nicht anmelden.',
      signUpDenied: 'Sie können hier zurzeit kein Konto erstellen.',
      signUpClosed: 'Um hier ein Konto zu erstellen, brauchen Sie eine Einladung.',
      methodUnavailable: 'Diese Art der Anmeldung ist ausgeschaltet. Wählen Sie eine andere.',
      invitationForOther: (email) => `Die Einladung gilt für ${email}. Verwenden Sie diese Adresse.`,
      invitationInvalid: 'Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.',
      failed: 'Das hat nicht funktioniert. Versuchen Sie es gleich noch einmal.',
    },
    stopped: {
      title: 'Wir haben diese Anmeldung blockiert',
      cause: 'Sie war ungewöhnlich. Zum Schutz des Kontos haben wir sie blockiert.',
      next: 'Versuchen Sie es später noch einmal, oder mit einem Netzwerk oder Gerät, das Sie oft verwenden. Wenn es wieder geschieht, wenden Sie sich an den Support der Anwendung.',
    },
  },
  grantedAccess: {
    title: 'Anwendungen und Agenten mit Zugriff',
    lead: (email) =>
      `Sehen Sie, was auf Ihr Konto ${email} zugreifen kann, und entfernen Sie, was Sie nicht mehr verwenden.`,
    ended: 'Der Zugriff wurde entfernt.',
    empty: 'Keine Anwendung und kein Agent hat Zugriff auf Ihr Konto.',
    agent: 'Ein KI-Agent',
    agentOf: (issuer) => `Ein Agent von ${issuer}`,
    organization: 'Organisation',
    since: 'Erlaubt am',
    end: 'Zugriff entfernen',
    back: (brand) => `Zu ${brand}`,
    manage: 'Anwendungen und Agenten mit Zugriff verwalten',
  },
  organizationSelection: {
    title: 'Organisation wählen',
    lead: (email) => `Sie melden sich als ${email} an.`,
    otherAccount: 'Anderes Konto verwenden',
  },
  parts: {
    emailField: {
      label: 'E-Mail',
      required: 'Geben Sie Ihre E-Mail-Adresse ein.',
      invalid: 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
    },
    newPassword: {
      label: 'Passwort',
      hint: (minLength) =>
        `Mindestens ${minLength} Zeichen. Einige zufällige Wörter sind leicht zu merken und schwer zu erraten.`,
      required: 'Geben Sie Ihr Passwort ein.',
      tooShort: (minLength) => `Verwenden Sie mindestens ${minLength} Zeichen.`,
      tooLong: 'Dieses Passwort ist zu lang. Wählen Sie ein kürzeres.',
      tooWeak: 'Dieses Passwort ist zu leicht zu erraten. Verwenden Sie mehr Wörter oder seltenere.',
      tooCommon: 'Dieses Passwort ist zu verbreitet. Wählen Sie eines, das schwerer zu erraten ist.',
      breached: 'Dieses Passwort kam in einem Datenleck vor. Wählen Sie eines, das Sie nirgendwo sonst verwenden.',
      containsEmail: 'Wählen Sie ein Passwort, das Ihre E-Mail-Adresse nicht enthält.',
      reused: 'Dieses Passwort haben Sie schon verwendet. Wählen Sie ein neues.',
    },
    providerButtons: {
      or: 'oder',
      lastUsed: 'Zuletzt verwendet',
      continueWith: (provider) => `Weiter mit ${provider}`,
    },
    passwordField: {
      show: 'Passwort anzeigen',
    },
    organizationChoices: {
      personal: (email) => `Privat (${email})`,
    },
    scopes: {
      openid: 'Wissen, wer Sie sind',
      profile: 'Ihren Namen sehen',
      email: 'Ihre E-Mail-Adresse sehen',
      offline_access: 'Verbunden bleiben, auch wenn Sie sie nicht verwenden',
      otherScope: (scope) => `Die Berechtigung „${scope}“ verwenden`,
    },
    signUpLink: {
      question: 'Neu hier?',
      link: 'Konto erstellen',
      waitlist: 'Auf die Warteliste',
    },
  },
  passkeys: {
    title: 'Nächstes Mal schneller anmelden',
    lead: 'Erstellen Sie einen Passkey, um sich mit Fingerabdruck, Gesicht oder Bildschirmsperre anzumelden. Ein Passwort brauchen Sie dann nicht mehr.',
    create: 'Passkey erstellen',
    notNow: 'Jetzt nicht',
    neverAsk: 'Nicht mehr fragen',
    failed: 'Das hat nicht funktioniert. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
    noScript: 'Um einen Passkey zu erstellen, aktivieren Sie JavaScript in Ihrem Browser.',
    unsupported: 'Dieser Browser unterstützt keine Passkeys.',
  },
  passwords: {
    forgotPassword: {
      title: 'Passwort zurücksetzen',
      lead: 'Wir senden Ihnen einen Link, mit dem Sie Ihr Passwort zurücksetzen.',
      submit: 'Link senden',
      sentTitle: 'Prüfen Sie Ihr Postfach',
      sentLead: (email) =>
        `Wenn es zu ${email} ein Konto gibt, haben wir einen Link zum Zurücksetzen des Passworts dorthin gesendet.`,
      sentHint: 'Der Link läuft nach einer Stunde ab. Keine E-Mail zu sehen? Prüfen Sie Ihren Spam-Ordner.',
      back: 'Zurück zur Anmeldung',
    },
    password: {
      title: 'Passwort eingeben',
      label: 'Passwort',
      required: 'Geben Sie Ihr Passwort ein.',
      change: 'Ändern',
      forgot: 'Passwort vergessen?',
      submit: 'Anmelden',
      emailCode: 'Stattdessen Code per E-Mail erhalten',
    },
    resetPassword: {
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
    },
  },
  radarChallenges: {
    title: 'Bestätigen Sie, dass Sie es sind',
    submit: 'Bestätigen',
    emailLead: (email) =>
      `Diese Anmeldung ist ungewöhnlich. Geben Sie zum Fortfahren den Code ein, den wir an ${email} gesendet haben.`,
    phoneTitle: 'Telefonnummer bestätigen',
    phoneLead: 'Wir senden Ihnen einen Code per SMS, den Sie auf der nächsten Seite eingeben.',
    phone: 'Telefonnummer',
    phoneHint: 'Mit Ländervorwahl, etwa +49\u00a01511\u00a02345678.',
    phoneInvalid: 'Geben Sie eine Telefonnummer mit Ländervorwahl ein, etwa +49\u00a01511\u00a02345678.',
    otherPhone: 'Anderes Telefon verwenden',
  },
  secondFactors: {
    common: {
      title: 'Bestätigen Sie, dass Sie es sind',
      submit: 'Bestätigen',
      useApp: 'Authenticator-App verwenden',
      useText: 'Stattdessen Code per SMS erhalten',
      useRecoveryCode: 'Wiederherstellungscode verwenden',
      appCodeRequired: 'Geben Sie den sechsstelligen Code aus Ihrer Authenticator-App ein.',
      appCodeInvalid: 'Falscher Code. Warten Sie auf den nächsten und geben Sie diesen ein.',
    },
    enrollment: {
      title: 'Authenticator-App einrichten',
      lead: (brand) =>
        `${brand} verlangt bei der Anmeldung einen zweiten Schritt. Scannen Sie diesen QR-Code mit einer Authenticator-App auf Ihrem Telefon.`,
      qrCode: 'QR-Code für Ihre Authenticator-App',
      openApp: 'App auf diesem Gerät öffnen',
      byHand: 'Scannen geht nicht? Geben Sie diesen Schlüssel in der App ein:',
      copyKey: 'Schlüssel kopieren',
      codeHint: 'Geben Sie den Code ein, den die App jetzt anzeigt.',
      submit: 'Bestätigen und einschalten',
    },
    recovery: {
      title: 'Wiederherstellungscode eingeben',
      lead: 'Verwenden Sie einen der Codes, die Sie beim Einrichten der Authenticator-App gespeichert haben. Jeder Code gilt einmal.',
      label: 'Wiederherstellungscode',
      required: 'Geben Sie einen Ihrer Wiederherstellungscodes ein.',
      invalid: 'Dieser Code ist falsch oder wurde schon verwendet. Versuchen Sie einen anderen.',
    },
    recoveryCodes: {
      title: 'Wiederherstellungscodes speichern',
      lead: 'Wenn Sie Ihr Telefon verlieren, können Sie sich mit einem dieser Codes anmelden. Jeder Code gilt einmal.',
      once: 'Diese Codes sehen Sie nicht noch einmal. Bewahren Sie sie sicher auf, zum Beispiel in einem Passwortmanager.',
      list: 'Wiederherstellungscodes',
      copy: 'Codes kopieren',
      download: 'Herunterladen',
      fileName: 'wiederherstellungscodes.txt',
      fileTitle: (brand) => `Wiederherstellungscodes für ${brand}. Jeder Code gilt einmal.`,
      submit: 'Codes gespeichert',
      goneTitle: 'Sie haben Ihre Wiederherstellungscodes schon gesehen',
      goneLead:
        'Zu Ihrer Sicherheit zeigen wir sie nur einmal. Wenn Sie sie nicht gespeichert haben, fordern Sie neue an. Die alten gelten dann nicht mehr.',
      renew: 'Neue Codes anfordern',
      skip: 'Codes gespeichert',
    },
    textMessage: {
      offerSeveral: 'Wählen Sie das Telefon, an das wir einen Code per SMS senden sollen.',
      phone: (ending) => `Telefon mit der Endung ${ending}`,
    },
    verification: {
      lead: 'Geben Sie den Code aus Ihrer Authenticator-App ein.',
      hint: 'Die App zeigt alle 30 Sekunden einen neuen Code.',
    },
  },
  signOut: {
    title: 'Sie sind abgemeldet',
    lead: 'Sie können diese Seite schließen oder sich wieder anmelden.',
    leadWithoutLink: 'Sie können diese Seite schließen.',
    signIn: 'Wieder anmelden',
  },
  signUp: {
    form: {
      title: 'Konto erstellen',
      lead: undefined,
      firstName: 'Vorname',
      lastName: 'Nachname',
      familyNameFirst: false,
      optional: 'Optional',
      submit: 'Konto erstellen',
      haveAccount: 'Sie haben schon ein Konto?',
      signIn: 'Anmelden',
    },
    invitation: {
      title: (target) => `${target} beitreten`,
      lead: (inviter, target) => `${inviter} hat Sie eingeladen, ${target} beizutreten.`,
      leadWithoutInviter: (target) => `Sie wurden eingeladen, ${target} beizutreten.`,
      email: 'E-Mail',
      application: 'Anwendung',
      organization: 'Organisation',
      submit: 'Einladung annehmen',
      notice: (target) => `Melden Sie sich an oder erstellen Sie ein Konto, um ${target} beizutreten.`,
      expired: {
        title: 'Diese Einladung ist abgelaufen',
        cause: 'Sie wurde nicht rechtzeitig angenommen.',
        next: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
      },
      revoked: {
        title: 'Diese Einladung wurde widerrufen',
        cause: 'Die Person, die sie gesendet hat, hat sie zurückgenommen.',
        next: 'Wenn Sie das für ein Versehen halten, bitten Sie um eine neue.',
      },
      accepted: {
        title: 'Diese Einladung wurde schon angenommen',
        cause: 'Eine Einladung gilt einmal.',
        next: 'Wenn Sie sie angenommen haben, melden Sie sich an, um fortzufahren.',
        link: 'Zur Anmeldung',
      },
      unknown: {
        title: 'Diese Einladung funktioniert nicht',
        cause: 'Der Link ist unvollständig, oder eine neuere Einladung hat ihn ersetzt.',
        next: 'Verwenden Sie den Link in der neuesten Einladung.',
      },
    },
    waitlist: {
      title: 'Auf die Warteliste',
      lead: 'Konten gibt es zurzeit nur auf Einladung. Hinterlassen Sie Ihre E-Mail-Adresse, und wir schreiben Ihnen, sobald Sie an der Reihe sind.',
      submit: 'Auf die Warteliste setzen',
      required: 'Füllen Sie dieses Feld aus.',
      noAccount: 'Sie haben hier noch kein Konto. Setzen Sie sich auf die Warteliste, um eines zu bekommen.',
      joined: {
        title: 'Sie stehen auf der Warteliste',
        lead: (email) => `Wir schreiben an ${email}, sobald Sie an der Reihe sind.`,
      },
    },
  },
  singleSignOn: {
    failures: {
      ssoConnectionUnknown: {
        title: 'Diese Anmeldeadresse gibt es nicht',
        cause: 'Die zugehörige Verbindung wurde entfernt, oder die Adresse ist unvollständig.',
        next: 'Beginnen Sie bei der Anwendung. Wenn das nicht hilft, wenden Sie sich an Ihre IT-Administration.',
      },
      ssoRefused: {
        title: 'Wir konnten Sie nicht anmelden',
        cause: 'Wir konnten die Antwort Ihres Identitätsanbieters nicht annehmen.',
        next: 'Beginnen Sie noch einmal bei der Anwendung. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration den Support-Code unten. Damit findet sie die Ursache.',
      },
      ssoSignOutRefused: {
        title: 'Wir konnten die Abmeldung nicht abschließen',
        cause:
          'Eine Nachricht zwischen dieser Anwendung und Ihrem Identitätsanbieter wurde nicht angenommen. Vielleicht sind Sie bei einem von beiden noch angemeldet.',
        next: 'Melden Sie sich bei Ihrem Identitätsanbieter ab oder schließen Sie alle Fenster Ihres Browsers. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration den Support-Code unten.',
      },
    },
    consent: {
      title: (brand) => `Bei ${brand} anmelden?`,
      lead: 'Ihr Identitätsanbieter hat Sie hierher geleitet.',
      email: 'E-Mail-Adresse',
      organization: 'Organisation',
      provider: 'Anbieter',
      allow: 'Anmelden',
      deny: 'Abbrechen',
    },
    magicLink: {
      title: (brand) => `Bei ${brand} anmelden`,
      lead: (email) => `Sie werden als ${email} angemeldet.`,
      submit: 'Anmelden',
      over: {
        title: 'Dieser Link ist abgelaufen',
        cause: 'Ein Anmeldelink gilt einmal und nur eine Zeit lang.',
        next: 'Gehen Sie zur Anwendung zurück und fordern Sie einen neuen Link an.',
      },
    },
    providerForm: {
      title: 'Weiter zu Ihrem Identitätsanbieter',
      lead: (connection) => `Sie melden sich bei ${connection} an.`,
      signOut: (connection) => `Sie melden sich bei ${connection} ab.`,
      go: 'Weiter',
    },
    step: {
      failed: (code) =>
        `Die Anmeldung über Ihre Organisation hat nicht geklappt. Versuchen Sie es noch einmal. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration diesen Support-Code: ${code}`,
    },
  },
  socialSignIn: {
    failed: (provider) =>
      `Wir konnten Sie nicht mit ${provider} anmelden. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.`,
    denied: (provider) =>
      `Sie haben die Anmeldung mit ${provider} nicht abgeschlossen. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.`,
  },
}
