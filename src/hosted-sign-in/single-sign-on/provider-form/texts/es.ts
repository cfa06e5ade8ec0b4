import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Continúa a tu proveedor de identidad',
  lead: (connection) => `Inicias sesión en ${connection}.`,
  signOut: (connection) => `Vas a cerrar sesión en ${connection}.`,
  go: 'Continuar',
}
