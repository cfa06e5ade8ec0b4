import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Sie sind angemeldet',
  lead: (brand) => `Weiter zu ${brand}, um dort fortzufahren, wo Sie aufgehört haben.`,
  leadWithoutLink: (brand) => `Machen Sie in ${brand} weiter. Sie können diese Seite schließen.`,
  submit: 'Weiter',
  finishedTitle: 'Diese Anmeldung ist abgeschlossen',
  finishedLead: (brand) => `Weiter zu ${brand}, oder schließen Sie diese Seite.`,
}
