import type { Texts } from './en.ts'

export const es: Texts = {
  offer: (ending) => `Enviaremos un código por SMS a tu teléfono que termina en ${ending}.`,
  offerSeveral: 'Elige el teléfono al que enviar un código por SMS.',
  phone: (ending) => `Teléfono que termina en ${ending}`,
}
