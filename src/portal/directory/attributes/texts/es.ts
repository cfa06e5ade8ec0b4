import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Atributos',
  lead: (brand) =>
    `Lo que ${brand} recibe de cada persona y dónde lo tiene tu directorio. Los lugares habituales sirven para la mayoría.`,
  none: (brand) => `${brand} no pide más atributos que los nombres y el correo.`,
  noPerson: 'Los valores aparecen en cuanto llega la primera persona.',
  usual: 'Lugar habitual',
  unmapped: 'Aún sin lugar',
  leftOut: 'Omitido',
  required: 'Obligatorio',
  newest: (value) => `Última persona: ${value}`,
  noValue: 'Última persona: sin valor',
  change: 'Cambiar',
  saved: 'Tus cambios se han guardado. Las personas que ya están se actualizan en segundo plano.',
  edit: {
    title: (name) => `Lugar de ${name}`,
    lead: 'Dónde tiene tu directorio este atributo. La ruta sigue los nombres de SCIM.',
    path: 'Ruta',
    hint: 'Por ejemplo title, name.givenName o addresses[type eq "work"].locality.',
    save: 'Guardar',
    other: 'En lugar de una ruta',
    reset: (path) => `Usar el lugar habitual: ${path}`,
    unmap: 'No usar ningún lugar',
    leaveOut: 'Omitir este atributo',
    arrived: 'Lo que tiene la última persona',
    use: 'Usar',
  },
  errors: {
    empty: 'Escribe una ruta.',
    invalid: 'Esto no es una ruta. Revisa los puntos y los corchetes.',
  },
}
