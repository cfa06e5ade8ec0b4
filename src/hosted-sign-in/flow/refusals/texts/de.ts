import type { Texts } from './en.ts'

export const de: Texts = {
  credentialsInvalid: 'E-Mail oder Passwort ist falsch. Prüfen Sie beide und versuchen Sie es noch einmal.',
  codeInvalid: 'Falscher Code. Verwenden Sie den aus der neuesten E-Mail.',
  codeExpired: 'Dieser Code ist abgelaufen. Senden Sie einen neuen.',
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
}
