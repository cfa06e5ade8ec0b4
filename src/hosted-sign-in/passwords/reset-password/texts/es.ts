import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Elige una contraseña nueva',
  lead: (email) => `Para ${email}. Se cerrará tu sesión en los demás dispositivos.`,
  label: 'Contraseña nueva',
  submit: 'Cambiar contraseña',
  linkExpired: {
    title: 'Este enlace ha caducado',
    cause: 'Un enlace para restablecer la contraseña sirve una vez y caduca al cabo de una hora.',
    next: 'Ve al inicio de sesión y pide otro enlace.',
    link: 'Ir al inicio de sesión',
  },
}
