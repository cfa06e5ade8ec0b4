import type { Texts } from './en.ts'

export const es: Texts = {
  connectApplicationUnknown: {
    title: 'No conocemos esta aplicación',
    cause: 'La aplicación que te ha traído aquí no está registrada.',
    next: 'Vuelve a la aplicación e inténtalo de nuevo. Si no funciona, contacta con su soporte.',
  },
  connectDocumentRefused: {
    title: 'No podemos confirmar qué aplicación es',
    cause: 'Lo que dice de sí misma no se ha podido leer o no se puede aceptar.',
    next: 'Vuelve a la aplicación e inténtalo más tarde. Si no funciona, contacta con su soporte.',
  },
  connectApplicationGone: {
    title: 'Esta aplicación ya no está disponible',
    cause: 'Se ha eliminado mientras iniciabas sesión.',
    next: 'Puedes cerrar esta página.',
  },
  connectRequestExpired: {
    title: 'Esta solicitud ha caducado',
    cause: 'Ya se ha usado o ha tardado demasiado en llegar.',
    next: 'Vuelve a la aplicación y empieza de nuevo.',
  },
}
