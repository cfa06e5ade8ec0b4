import type { Texts } from './en.ts'

export const de: Texts = {
  offer: (ending) => `Wir senden einen Code per SMS an Ihr Telefon mit der Endung ${ending}.`,
  offerSeveral: 'Wählen Sie das Telefon, an das wir einen Code per SMS senden sollen.',
  phone: (ending) => `Telefon mit der Endung ${ending}`,
}
