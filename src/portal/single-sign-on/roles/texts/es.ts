import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Funciones según grupos',
  lead: (brand, provider) =>
    `Da a las personas una función en ${brand} según su grupo en ${provider}. Quien no esté en ninguno de estos grupos recibe la función predeterminada. Puedes hacerlo más adelante.`,
  notSent: (provider) => `${provider} no envía grupos, así que aquí no hay nada que configurar.`,
  list: 'Grupos con una función',
  empty: 'Ningún grupo tiene una función todavía.',
  group: 'Grupo',
  groupHint: 'Tal como lo envía tu proveedor. Algunos envían un ID en lugar de un nombre.',
  role: 'Función',
  add: 'Añadir grupo',
  remove: 'Quitar',
  gives: (group, role) => `${group} da la función ${role}`,
  errors: {
    required: 'Escribe el grupo.',
    known: 'Este grupo ya tiene esta función.',
    role: 'Esta función ya no está disponible. Elige otra.',
  },
}
