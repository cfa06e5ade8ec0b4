import type { Texts } from './en.ts'

export const es: Texts = {
  requestId: 'ID de solicitud',
  quote: 'Inclúyelo si contactas con soporte.',
  tryAgain: 'Intentar de nuevo',
  goTo: (brand) => `Ir a ${brand}`,
}
