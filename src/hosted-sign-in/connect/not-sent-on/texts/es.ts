import type { Texts } from './en.ts'

export const es: Texts = {
  faultyRequest: {
    title: 'No se puede completar esta solicitud',
    lead: 'La aplicación que te ha traído aquí ha pedido algo que ahora no es posible.',
  },
  signOut: {
    title: 'Has cerrado sesión',
    lead: 'Puedes cerrar esta página.',
  },
  app: 'Aplicación',
  site: 'Quiere llevarte a',
  error: 'Error',
  unchecked: (application, brand) =>
    `${brand} no ha revisado ${application}, así que no te hemos llevado allí. Si no lo has empezado tú, puede que alguien intente engañarte.`,
  next: 'Si confías en la aplicación, vuelve a ella e inténtalo de nuevo.',
}
