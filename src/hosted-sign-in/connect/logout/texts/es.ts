import type { Texts } from './en.ts'

export const es: Texts = {
  title: (brand) => `¿Cerrar sesión en ${brand}?`,
  lead: (email) => `Has iniciado sesión como ${email}.`,
  signOut: 'Cerrar sesión',
  stay: 'Mantener la sesión iniciada',
}
