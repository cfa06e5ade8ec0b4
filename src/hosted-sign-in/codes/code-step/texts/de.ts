import type { Texts } from './en.ts'

export const de: Texts = {
  label: 'Sechsstelliger Code',
  required: 'Geben Sie den sechsstelligen Code aus der E-Mail ein.',
  hint: (minutes) => `Codes laufen nach ${minutes} Minuten ab. Keine E-Mail zu sehen? Prüfen Sie Ihren Spam-Ordner.`,
  notArrived: 'Nicht angekommen?',
  resend: 'Neuen Code senden',
  resendIn: (seconds) => `In ${seconds}\u00a0s können Sie einen neuen Code anfordern.`,
  otherAddress: 'Andere E-Mail verwenden',
}
