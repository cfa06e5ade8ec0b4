import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Atributos',
  lead: 'Si seguiste la guía, aquí no hay nada que hacer. Escribe un nombre solo donde tu proveedor llame a un atributo de otra forma.',
  id: 'ID de usuario',
  email: 'Correo',
  firstName: 'Nombre',
  lastName: 'Apellidos',
  groups: 'Grupos',
  usual: 'Déjalo vacío para los nombres habituales.',
  usualOf: (name) => `Déjalo vacío para «${name}» y otros nombres habituales.`,
  custom: {
    title: 'Más atributos',
    lead: (brand) => `Atributos que ${brand} también debe recibir, como un departamento.`,
    ours: (brand) => `Nombre en ${brand}`,
    theirs: 'Nombre en el proveedor',
    add: 'Añadir atributo',
    remove: 'Quitar',
  },
  errors: {
    custom: 'Escribe los dos nombres.',
    tooMany: 'No caben más atributos. Quita uno primero.',
  },
}
