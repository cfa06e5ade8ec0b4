import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Peticiones rechazadas',
  lead: (provider) =>
    `Peticiones de ${provider} de los últimos 90 días que se rechazaron, con la respuesta que recibió.`,
  empty: 'No se ha rechazado ninguna petición.',
  unknown: 'Persona desconocida',
  attributes: 'Atributos:',
  newest: 'Más recientes',
  older: 'Anteriores',
}
