import type { Messages } from './en.ts'

export const de: Messages = {
  page: {
    windowTitle: (title, brand) => `${title} · ${brand}`,
    failedTitle: (windowTitle) => `Fehler: ${windowTitle}`,
    email: 'E-Mail',
    password: 'Passwort',
    change: 'Ändern',
    optional: 'Optional',
    or: 'oder',
    terms: 'Nutzungsbedingungen',
    privacy: 'Datenschutz',
    madeWith: 'Anmeldung mit Gatehouse',
  },
  signIn: {
    title: 'Anmelden',
    submit: 'Weiter',
    noAccount: 'Neu hier?',
    signUp: 'Konto erstellen',
    lastUsed: 'Zuletzt verwendet',
    continueWith: (provider) => `Weiter mit ${provider}`,
    withPasskey: 'Weiter mit einem Passkey',
    withSso: 'Weiter mit Single Sign-on',
  },
  password: {
    title: 'Passwort eingeben',
    forgot: 'Passwort vergessen?',
    submit: 'Anmelden',
    emailCode: 'Stattdessen Code per E-Mail erhalten',
  },
  signUp: {
    title: 'Konto erstellen',
    firstName: 'Vorname',
    lastName: 'Nachname',
    familyNameFirst: false,
    passwordHint: (minLength) =>
      `Mindestens ${minLength} Zeichen. Mehrere Wörter hintereinander sind leicht zu merken und schwer zu erraten.`,
    submit: 'Konto erstellen',
    haveAccount: 'Sie haben schon ein Konto?',
    signIn: 'Anmelden',
  },
  code: {
    label: 'Sechsstelliger Code',
    hint: (minutes) => `Der Code gilt ${minutes} Minuten. Wenn er nicht ankommt, sehen Sie im Spam-Ordner nach.`,
    notArrived: 'Keine E-Mail?',
    resend: 'Neuen Code senden',
    resendIn: (seconds) => `In ${seconds} s können Sie einen neuen Code senden.`,
    otherAddress: 'Andere E-Mail verwenden',
  },
  magicCode: {
    title: 'Sehen Sie in Ihr Postfach',
    lead: (email) => `Wir haben einen Code an ${email} gesendet. Geben Sie ihn hier ein, um sich anzumelden.`,
    submit: 'Weiter',
  },
  emailVerification: {
    title: 'E-Mail bestätigen',
    lead: (email) =>
      `Wir haben einen Code an ${email} gesendet. Geben Sie ihn hier ein, um zu zeigen, dass die Adresse Ihnen gehört.`,
    submit: 'Bestätigen',
  },
  organizationSelection: {
    title: 'Organisation wählen',
    lead: (email) => `Sie melden sich als ${email} an.`,
    otherAccount: 'Anderes Konto verwenden',
  },
  device: {
    title: 'Gerät verbinden',
    lead: 'Geben Sie den Code ein, den Ihr Gerät anzeigt.',
    label: 'Code',
    submit: 'Weiter',
    confirmTitle: 'Auf diesem Gerät anmelden?',
    confirmLead: (brand) => `Ein Gerät möchte ${brand} mit Ihrem Konto verwenden.`,
    account: 'Konto',
    code: 'Code',
    address: 'Netzwerkadresse',
    program: 'Programm',
    warning: 'Erlauben Sie das nur, wenn Sie es selbst begonnen haben und Ihr Gerät denselben Code anzeigt.',
    allow: 'Erlauben',
    deny: 'Nicht erlauben',
    successTitle: 'Ihr Gerät ist angemeldet',
    successLead: 'Gehen Sie zurück zu Ihrem Gerät. Sie können diese Seite schließen.',
    deniedTitle: 'Ihr Gerät wurde nicht angemeldet',
    deniedLead: 'Es hat nichts erhalten. Sie können diese Seite schließen.',
  },
  signedOut: {
    title: 'Sie sind abgemeldet',
    lead: 'Sie können diese Seite schließen oder sich wieder anmelden.',
    signIn: 'Wieder anmelden',
  },
  defaultRedirect: {
    title: 'Sie sind angemeldet',
    lead: (brand) => `Weiter zu ${brand}, um dort fortzufahren, wo Sie aufgehört haben.`,
    submit: 'Weiter',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    lead: 'Vielleicht enthält die Adresse einen Tippfehler, oder der Link ist veraltet.',
    signIn: 'Zur Anmeldung',
  },
  error: {
    requestId: 'Anfrage-ID',
    quote: 'Bitte angeben, wenn Sie um Hilfe bitten.',
    startAgain: 'Neu beginnen',
  },
  errorPages: {
    serverError: {
      title: 'Das hat nicht geklappt',
      cause: 'Bei uns ist etwas fehlgeschlagen. Es wurde nichts geändert.',
      next: 'Versuchen Sie es gleich noch einmal. Wenn es wieder geschieht, fragen Sie den Support der Anwendung.',
    },
    flowExpired: {
      title: 'Diese Anmeldung ist abgelaufen',
      cause: 'Eine offen gelassene Anmeldung wird nach einer Weile geschlossen, um Ihr Konto zu schützen.',
      next: 'Beginnen Sie noch einmal in der Anwendung.',
    },
    requestInvalid: {
      title: 'Dieser Link funktioniert nicht',
      cause: 'Die Anwendung hat Sie mit einer unvollständigen oder unbekannten Anfrage hierher geschickt.',
      next: 'Gehen Sie zurück zur Anwendung und versuchen Sie es noch einmal. Wenn es wieder geschieht, sagen Sie dem Support Bescheid.',
    },
    redirectUnknown: {
      title: 'Wir können Sie nicht zurückleiten',
      cause: 'Die Anwendung möchte, dass wir Sie zu einer Adresse leiten, die für sie nicht registriert ist.',
      next: 'Sagen Sie dem Support der Anwendung Bescheid. Ihr Betreiber kann die Adresse registrieren.',
    },
    accessDenied: {
      title: 'Sie können sich hier nicht anmelden',
      cause: 'Ihr Konto ist für diese Anwendung nicht zugelassen.',
      next: 'Bitten Sie die Administration Ihrer Organisation um Zugang, oder verwenden Sie ein anderes Konto.',
    },
  },
  formErrors: {
    emailRequired: 'Geben Sie Ihre E-Mail ein.',
    emailInvalid: 'Geben Sie eine E-Mail wie name@example.com ein.',
    passwordRequired: 'Geben Sie Ihr Passwort ein.',
    passwordTooShort: (minLength) => `Verwenden Sie mindestens ${minLength} Zeichen.`,
    passwordTooCommon: 'Dieses Passwort wird oft verwendet. Wählen Sie eines, das schwerer zu erraten ist.',
    passwordBreached:
      'Dieses Passwort ist aus einem Datenleck bekannt. Wählen Sie eines, das Sie nirgendwo sonst verwenden.',
    passwordContainsEmail: 'Wählen Sie ein Passwort, das Ihre E-Mail nicht enthält.',
    credentialsInvalid: 'E-Mail und Passwort passen nicht zusammen. Prüfen Sie beide und versuchen Sie es noch einmal.',
    firstNameRequired: 'Geben Sie Ihren Vornamen ein.',
    tooLong: (maxLength) => `Verwenden Sie höchstens ${maxLength} Zeichen.`,
    codeRequired: 'Geben Sie die sechs Ziffern aus der E-Mail ein.',
    codeInvalid: 'Dieser Code stimmt nicht. Sehen Sie in unsere neueste E-Mail.',
    codeExpired: 'Dieser Code ist abgelaufen. Senden Sie einen neuen.',
    tooManyAttempts: (minutes) =>
      minutes === 1
        ? 'Zu viele Versuche. Versuchen Sie es in 1 Minute noch einmal.'
        : `Zu viele Versuche. Versuchen Sie es in ${minutes} Minuten noch einmal.`,
    signUpClosed: 'Um hier ein Konto zu erstellen, brauchen Sie eine Einladung.',
    providerFailed: (provider) =>
      `Die Anmeldung mit ${provider} hat nicht funktioniert. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.`,
    providerDenied: (provider) =>
      `Sie haben die Anmeldung mit ${provider} nicht abgeschlossen. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.`,
    methodUnavailable: 'Diese Art der Anmeldung ist abgeschaltet. Wählen Sie eine andere.',
    deviceCodeInvalid: 'Mit diesem Code wartet kein Gerät. Prüfen Sie ihn, oder beginnen Sie am Gerät noch einmal.',
    formExpired: 'Diese Seite war zu lange offen. Prüfen Sie Ihre Angaben und senden Sie sie noch einmal.',
  },
  notices: {
    codeSent: 'Ein neuer Code ist unterwegs.',
    passwordChanged: 'Ihr Passwort ist geändert. Melden Sie sich mit dem neuen an.',
  },
}
