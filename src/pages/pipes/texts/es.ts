import type { Texts } from './en.ts'

export const es: Texts = {
  connectionUnknown: {
    title: 'Esta conexión ha terminado',
    cause: 'Ya se completó, o el enlace está incompleto.',
    next: 'Vuelve a la aplicación y empieza de nuevo.',
  },
}
