import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Verzeichnis wählen',
  lead: 'Wählen Sie den Dienst, in dem Sie Personen und Gruppen verwalten. Sie brauchen dort Administratorrechte.',
  current: (provider) =>
    `Sie haben mit ${provider} begonnen. Wählen Sie einen anderen Anbieter, endet diese Einrichtung.`,
  goOn: (provider) => `Weiter mit ${provider}`,
  pulled: 'Wird halbstündlich gelesen',
}
