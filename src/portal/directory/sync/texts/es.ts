import type { Texts } from './en.ts'

export const es: Texts = {
  states: {
    unlinked: 'En espera',
    validating: 'Primera sincronización en curso',
    linked: 'Conectado',
    invalid_credentials: 'Credenciales rechazadas',
  },
  waiting: (provider) => `Esperando a ${provider}`,
  waitingLead:
    'Inicia el aprovisionamiento en tu proveedor. Su primera petición conecta el directorio; algunos tardan hasta 40 minutos.',
  watching: 'Esta página se actualiza sola.',
  again: 'Comprobar de nuevo',
  connected: (provider) => `${provider} está conectado`,
  connectedLead: 'Las personas y los grupos llegan a medida que tu proveedor los envía. Puedes salir de esta página.',
  people: 'Personas',
  groups: 'Grupos',
  lastSynced: 'Última sincronización',
  never: 'Todavía no',
  refused: 'La última petición de tu proveedor se rechazó.',
  why: 'Ver por qué',
  next: 'Siguientes pasos',
  finish: 'Terminar',
}
