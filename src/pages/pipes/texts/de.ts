import type { Texts } from './en.ts'

export const de: Texts = {
  connectionUnknown: {
    title: 'Diese Verbindung ist beendet',
    cause: 'Sie wurde bereits abgeschlossen, oder ihr Link ist unvollständig.',
    next: 'Kehren Sie zur App zurück und beginnen Sie noch einmal.',
  },
}
