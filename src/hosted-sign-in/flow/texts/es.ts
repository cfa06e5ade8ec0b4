import type { Texts } from './en.ts'

export const es: Texts = {
  flowExpired: {
    title: 'Este inicio de sesión ha caducado',
    cause: 'Ha estado abierto demasiado tiempo o empezó en otro navegador.',
    next: 'Vuelve a la aplicación e inicia sesión de nuevo.',
    link: 'Iniciar sesión de nuevo',
  },
  formOutdated: {
    title: 'Esta página está desactualizada',
    cause: 'El inicio de sesión ha avanzado desde que la abriste, quizá en otra pestaña.',
    next: 'Continúa donde lo dejaste.',
    link: 'Continuar',
  },
  redirectUnknown: {
    title: 'No podemos llevarte de vuelta a la aplicación',
    cause: 'La aplicación nos ha pedido llevarte a una dirección que no tiene registrada.',
    next: 'Contacta con el soporte de la aplicación. Puede registrar la dirección.',
  },
}
