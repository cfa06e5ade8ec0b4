import type { Texts } from './en.ts'

export const es: Texts = {
  title: (application) => `Continúa a ${application}`,
  lead: 'Un momento. Si no pasa nada, selecciona Continuar.',
  go: 'Continuar',
}
