import type { Texts } from './en.ts'

export const es: Texts = {
  finish: (provider) => `${provider} aún no ha enviado ninguna petición.`,
  finishPulled: (provider) => `${provider} aún no se ha leído.`,
  go: 'Continuar la configuración',
  endpointTitle: 'Para tu proveedor',
  endpointLead: (provider) => `Adónde envía ${provider} las personas y los grupos.`,
  access: {
    title: 'Acceso',
    on: (brand, organization) =>
      `Las personas de este directorio se convierten en miembros de ${organization} en ${brand}. Quien sale de él pierde el acceso al momento.`,
    onPulled: (brand, organization) =>
      `Las personas de este directorio se convierten en miembros de ${organization} en ${brand}. Quien sale de él pierde el acceso en la siguiente sincronización.`,
    off: (brand) => `${brand} decide quién recibe acceso. Estar en este directorio no lo da por sí solo.`,
  },
  arrived: 'Lo que ha llegado',
  refused: 'Peticiones rechazadas',
  unstored: 'No incorporado',
  settings: 'Ajustes',
  guide: (provider) => `Guía de ${provider}`,
  off: 'Empezar de nuevo',
  reset: 'Restablecer el directorio',
  resetLead:
    'Elimina el directorio con sus personas y grupos para que puedas conectar otro. Los miembros conservan su acceso.',
  confirm: (provider) => `¿Restablecer el directorio de ${provider}?`,
  confirmLead: (brand) =>
    `Su punto de conexión y sus tokens dejan de funcionar, y se eliminan sus personas, grupos y ajustes. Los miembros de ${brand} lo siguen siendo y pueden iniciar sesión. Esto no se puede deshacer.`,
  confirmLeadPulled: (brand) =>
    `Dejamos de leerlo. Se eliminan sus credenciales, personas, grupos y ajustes. Los miembros de ${brand} lo siguen siendo y pueden iniciar sesión. Esto no se puede deshacer.`,
  keep: 'Conservarlo',
}
