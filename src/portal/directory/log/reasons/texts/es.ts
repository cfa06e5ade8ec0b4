import type { Texts } from './en.ts'

export const es: Texts = {
  provider_request: 'Lo pidió el proveedor.',
  directory_read: 'Se leyó del proveedor.',
  settings_changed: 'Cambiaron ajustes del directorio.',
  deactivated_in_directory: 'Según el directorio, la persona está inactiva.',
  deleted_in_directory: 'El directorio ya no tiene a la persona.',
  active_in_directory: 'Según el directorio, la persona está activa.',
  guest: 'El correo no es de ningún dominio verificado de la organización, así que se invita a la persona.',
  no_email: 'El directorio no tiene correo de la persona.',
  email_changed: 'El correo de la persona ahora es otro.',
  other_directory: 'Otro directorio de la organización tiene una persona activa con ese correo.',
  roles_of_groups: 'Los grupos de la persona dan estos roles.',
}
