import type { Texts } from './en.ts'

export const es: Texts = {
  title: (brand) => `¿Iniciar sesión en ${brand}?`,
  lead: 'Tu proveedor de identidad te ha enviado aquí.',
  email: 'Correo electrónico',
  organization: 'Organización',
  provider: 'Proveedor',
  allow: 'Iniciar sesión',
  deny: 'Cancelar',
}
