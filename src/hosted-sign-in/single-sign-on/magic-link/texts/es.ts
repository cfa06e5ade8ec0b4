import type { Texts } from './en.ts'

export const es: Texts = {
  title: (brand) => `Iniciar sesión en ${brand}`,
  lead: (email) => `Iniciarás sesión como ${email}.`,
  submit: 'Iniciar sesión',
  over: {
    title: 'Este enlace ha caducado',
    cause: 'Un enlace de inicio de sesión sirve una vez y durante un tiempo limitado.',
    next: 'Vuelve a la aplicación y pide un enlace nuevo.',
  },
}
