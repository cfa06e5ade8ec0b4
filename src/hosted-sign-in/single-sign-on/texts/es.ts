import type { Texts } from './en.ts'

export const es: Texts = {
  ssoConnectionUnknown: {
    title: 'Esta dirección de inicio de sesión no existe',
    cause: 'Se ha eliminado su conexión o la dirección está incompleta.',
    next: 'Empieza en la aplicación. Si no funciona, contacta con tu administrador de TI.',
  },
  ssoRefused: {
    title: 'No hemos podido iniciar tu sesión',
    cause: 'No se ha aceptado la respuesta de tu proveedor de identidad.',
    next: 'Vuelve a empezar en la aplicación. Si ocurre de nuevo, da el número de abajo a tu administrador de TI: con él puede encontrar la causa.',
  },
  ssoSignOutRefused: {
    title: 'No hemos podido terminar de cerrar tu sesión',
    cause:
      'No se ha aceptado un mensaje entre esta aplicación y tu proveedor de identidad, así que puede que tu sesión siga abierta en uno de los dos.',
    next: 'Cierra la sesión en tu proveedor de identidad o todas las ventanas del navegador. Si ocurre de nuevo, da el número de abajo a tu administrador de TI.',
  },
}
