import type { Texts } from './en.ts'

export const de: Texts = {
  failed: (provider) =>
    `Wir konnten Sie nicht mit ${provider} anmelden. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.`,
  denied: (provider) =>
    `Sie haben die Anmeldung mit ${provider} nicht abgeschlossen. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.`,
}
