import type { Texts } from './en.ts'

export const de: Texts = {
  notFound: {
    title: 'Seite nicht gefunden',
    lead: 'Vielleicht enthält die Adresse einen Tippfehler, oder der Link ist veraltet.',
  },
  goBack: 'Zurück',
  serverError: {
    title: 'Etwas ist schiefgegangen',
    cause: 'Bei uns gibt es ein Problem. Es wurde nichts geändert.',
    next: 'Versuchen Sie es gleich noch einmal. Wenn es wieder geschieht, wenden Sie sich an den Support der Anwendung.',
  },
  tooManyRequests: {
    title: 'Zu viele Anfragen',
    cause: 'Aus Ihrem Netzwerk kamen in kurzer Zeit zu viele Anfragen.',
    next: 'Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  },
  requestInvalid: {
    title: 'Dieser Link funktioniert nicht',
    cause: 'Die Anwendung hat Sie mit einer unvollständigen oder ungültigen Anfrage hierher geschickt.',
    next: 'Gehen Sie zurück zur Anwendung und versuchen Sie es noch einmal. Wenn es wieder geschieht, wenden Sie sich an deren Support.',
  },
}
