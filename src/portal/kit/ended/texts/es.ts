import type { Texts } from './en.ts'

export const es: Texts = {
  ended: {
    title: 'Tu sesión ha terminado',
    cause: 'Por seguridad, termina tras una hora sin actividad o cuando se revoca su enlace.',
    next: 'Lo que guardaste se conserva. Abre el portal de nuevo desde la aplicación o con el enlace de configuración de tu correo.',
  },
  left: {
    title: 'Has salido del portal',
    cause: 'Tus cambios están guardados.',
    next: 'Puedes cerrar esta ventana.',
  },
  used: {
    title: 'Este enlace ya se usó',
    cause: 'Abre el portal una vez, en un solo navegador.',
    next: 'Vuelve a la aplicación y abre el portal de nuevo para obtener otro enlace.',
  },
  expired: {
    title: 'Este enlace ha caducado',
    cause: 'Los enlaces de la aplicación funcionan 5 minutos; los de configuración, 30 días.',
    next: 'Vuelve a la aplicación y abre el portal de nuevo, o pide otro enlace a quien te envió este.',
  },
  completed: {
    title: 'La configuración está completa',
    cause: 'Este enlace de configuración ya cumplió su función y no funciona más.',
    next: 'Para cambiar ajustes más adelante, abre el portal desde la aplicación o pide otro enlace a quien te envió este.',
  },
  unknown: {
    title: 'Este enlace no funciona',
    cause: 'Está incompleto, se revocó o se sustituyó por uno más reciente.',
    next: 'Usa el enlace del correo más reciente, o vuelve a la aplicación y abre el portal de nuevo.',
  },
  portalFormRefused: {
    title: 'Esta página no está actualizada',
    cause: 'Pertenece a una sesión anterior, quizá porque abriste otro enlace en este navegador.',
    next: 'No se cambió nada. Continúa donde está el portal ahora.',
    link: 'Continuar',
  },
}
