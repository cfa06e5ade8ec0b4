import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Peticiones rechazadas',
  titlePulled: 'No incorporado',
  leadPulled: (provider) =>
    `Personas y grupos de ${provider} que no se pudieron incorporar en los últimos 90 días, con el motivo.`,
  emptyPulled: 'Todo se ha incorporado.',
  lead: (provider) =>
    `Peticiones de ${provider} de los últimos 90 días que se rechazaron, con la respuesta que recibió.`,
  empty: 'No se ha rechazado ninguna petición.',
  unknown: 'Persona desconocida',
  attributes: 'Atributos:',
  newest: 'Más recientes',
  older: 'Anteriores',
}
