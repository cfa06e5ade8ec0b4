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
  nameId: {
    title: 'Inicios de sesión sin NameID',
    lead: 'Algunos proveedores no pueden enviar un NameID. Entonces se reconoce a las personas solo por el atributo del ID de usuario, que cada inicio de sesión debe incluir.',
    allow: 'Permitir',
    require: 'Exigir un NameID',
  },
  errors: {
    custom: 'Escribe los dos nombres.',
    tooMany: 'No caben más atributos. Quita uno primero.',
  },
}
