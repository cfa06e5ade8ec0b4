import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Testen und aktivieren',
  lead: (provider) =>
    `Melden Sie sich einmal zum Test an. Niemand sonst bemerkt es, und Sie sehen, was ${provider} gesendet hat oder was nicht stimmt.`,
  start: 'Anmeldung testen',
  again: 'Noch einmal testen',
  none: (provider) => `Noch kein Test. Sie melden sich in diesem Fenster bei ${provider} an und kommen hierher zurück.`,
  running: (provider) => `Es wird auf die Anmeldung bei ${provider} gewartet.`,
  runningUnscripted: 'Laden Sie diese Seite neu, um das Ergebnis zu sehen.',
  passed: 'Der Test war erfolgreich',
  passedAs: (provider, email) => `${provider} hat ${email} angemeldet.`,
  failed: 'Der Test ist fehlgeschlagen',
  trace: 'Den ganzen Ablauf ansehen',
  activate: {
    title: 'Einschalten',
    lead: (brand, provider) =>
      `Ab dann melden sich alle mit einer E-Mail-Adresse Ihrer Domains über ${provider} bei ${brand} an. Andere Anmeldewege enden für Ihre Organisation.`,
    noDomain: (provider) =>
      `Noch ist keine Domain bestätigt, daher wird niemand über die E-Mail-Adresse zu ${provider} geleitet. Sie können das danach tun.`,
    submit: 'Single Sign-on aktivieren',
    untested: 'Wir empfehlen vorher einen erfolgreichen Test.',
    incomplete: 'Es fehlt etwas. Geben Sie zuerst die Angaben des Anbieters ein.',
  },
  leaving: {
    title: (provider) => `Weiter zu ${provider}`,
    lead: 'Wenn nichts geschieht, gehen Sie selbst weiter.',
    go: (provider) => `Weiter zu ${provider}`,
  },
  errors: {
    notReady: (why) => `Der Test konnte nicht beginnen. Der Grund: ${why}`,
  },
}
