import type { Texts } from './en.ts'

export const es: Texts = {
  connected: (service) => `${service} está conectado`,
  connectedLead: 'Puedes cerrar esta página y volver a la aplicación.',
  failed: (service) => `${service} no se ha conectado`,
  failedLead: 'No se ha cambiado nada. Vuelve a la aplicación e inténtalo de nuevo.',
}
