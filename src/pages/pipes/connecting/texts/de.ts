import type { Texts } from './en.ts'

export const de: Texts = {
  redirecting: 'Verbindung wird hergestellt',
  connecting: (service) => `Verbindung mit ${service} wird hergestellt`,
  lead: 'Das dauert einen Moment. Wenn nichts geschieht, schließen Sie dieses Fenster und beginnen Sie in der App noch einmal.',
}
