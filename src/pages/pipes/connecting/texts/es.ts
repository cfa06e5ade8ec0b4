import type { Texts } from './en.ts'

export const es: Texts = {
  redirecting: 'Conectando',
  connecting: (service) => `Conectando con ${service}`,
  lead: 'Esto tarda un momento. Si no ocurre nada, cierra esta ventana y vuelve a empezar en la aplicación.',
}
