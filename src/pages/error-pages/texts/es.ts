import type { Texts } from './en.ts'

export const es: Texts = {
  notFound: {
    title: 'Página no encontrada',
    lead: 'Puede que la dirección tenga una errata o que el enlace ya no esté vigente.',
  },
  goBack: 'Volver',
  serverError: {
    title: 'Algo ha ido mal',
    cause: 'Hay un problema por nuestra parte. No se ha cambiado nada.',
    next: 'Inténtalo de nuevo dentro de un momento. Si vuelve a ocurrir, contacta con el soporte de la aplicación.',
  },
  tooManyRequests: {
    title: 'Demasiadas solicitudes',
    cause: 'Hemos recibido demasiadas solicitudes desde tu red en poco tiempo.',
    next: 'Espera un minuto e inténtalo de nuevo.',
  },
  requestInvalid: {
    title: 'Este enlace no funciona',
    cause: 'La aplicación te ha enviado aquí con una solicitud incompleta o no válida.',
    next: 'Vuelve a la aplicación e inténtalo de nuevo. Si vuelve a ocurrir, contacta con su soporte.',
  },
}
