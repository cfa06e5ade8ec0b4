import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Roles por grupos',
  lead: (brand, provider) => `Da a las personas un rol en ${brand} según sus grupos en ${provider}.`,
  none: (role) =>
    `Ningún grupo tiene rol todavía, así que el directorio no cambia los roles. Los nuevos miembros reciben el rol predeterminado, ${role}.`,
  others: (role) => `Quien no está en ninguno de estos grupos recibe el rol predeterminado, ${role}.`,
  priority: 'Quien está en varios recibe el rol que va primero por prioridad.',
  union: 'Quien está en varios recibe todos sus roles.',
  list: 'Grupos con un rol',
  noGroups: 'Aún no ha llegado ningún grupo. Vuelve cuando tu directorio haya enviado alguno.',
  group: 'Grupo',
  role: 'Rol',
  add: 'Añadir',
  remove: 'Quitar',
  gives: (group, role) => `${group} da el rol ${role}`,
  search: 'Buscar un grupo',
  submitSearch: 'Buscar',
  more: 'Solo se pueden elegir los 100 primeros grupos. Busca el que necesites.',
  noMatch: 'Ningún grupo coincide con esta búsqueda.',
  errors: {
    known: 'Este grupo ya tiene este rol.',
    group: 'Este grupo ya no existe. Elige otro.',
    role: 'Este rol ya no existe. Elige otro.',
  },
}
