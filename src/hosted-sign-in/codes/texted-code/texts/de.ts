import type { Texts } from './en.ts'

export const de: Texts = {
  send: 'Code per SMS senden',
  message: (brand, code) => `${code} ist Ihr Code für ${brand}. Geben Sie ihn an niemanden weiter.`,
  title: 'Prüfen Sie Ihr Telefon',
  lead: (ending) => `Geben Sie den Code ein, den wir per SMS an Ihr Telefon mit der Endung ${ending} gesendet haben.`,
  hint: (minutes) => `Codes laufen nach ${minutes} Minuten ab.`,
  submit: 'Bestätigen',
  notArrived: 'Nicht angekommen?',
  required: 'Geben Sie den sechsstelligen Code aus der SMS ein.',
  invalid: 'Falscher Code. Verwenden Sie den aus der neuesten SMS.',
}
