import type { Texts } from './en.ts'

export const de: Texts = {
  label: 'Passwort',
  hint: (minLength) =>
    `Mindestens ${minLength} Zeichen. Einige zufällige Wörter sind leicht zu merken und schwer zu erraten.`,
  required: 'Geben Sie Ihr Passwort ein.',
  tooShort: (minLength) => `Verwenden Sie mindestens ${minLength} Zeichen.`,
  tooLong: 'Dieses Passwort ist zu lang. Wählen Sie ein kürzeres.',
  tooWeak: 'Dieses Passwort ist zu leicht zu erraten. Verwenden Sie mehr Wörter oder seltenere.',
  tooCommon: 'Dieses Passwort ist zu verbreitet. Wählen Sie eines, das schwerer zu erraten ist.',
  breached: 'Dieses Passwort kam in einem Datenleck vor. Wählen Sie eines, das Sie nirgendwo sonst verwenden.',
  containsEmail: 'Wählen Sie ein Passwort, das Ihre E-Mail nicht enthält.',
  reused: 'Dieses Passwort haben Sie schon verwendet. Wählen Sie ein neues.',
}
