import type { Texts } from './en.ts'

export const es: Texts = {
  user_created: 'Se creó la persona.',
  user_updated: 'Cambiaron atributos de la persona.',
  user_deactivated: 'Se desactivó a la persona.',
  user_activated: 'Se volvió a activar a la persona.',
  user_deleted: 'Se eliminó a la persona.',
  attributes_missing: 'A la persona le faltan atributos que tu aplicación exige.',
  group_created: 'Se creó el grupo.',
  group_updated: 'Cambiaron atributos del grupo.',
  group_deleted: 'Se eliminó el grupo.',
  member_added: 'Se añadió a la persona al grupo.',
  member_removed: 'Se quitó a la persona del grupo.',
  refused: 'Se rechazó una petición del proveedor.',
  membership_created: 'La persona pasó a ser miembro de la organización.',
  membership_invited: 'Se invitó a la persona a la organización.',
  membership_activated: 'Se activó la pertenencia.',
  membership_deactivated:
    'Se desactivó la pertenencia y terminaron todas las sesiones y claves de API del miembro en la organización.',
  membership_deleted: 'Se retiró la invitación de la persona.',
  membership_updated: 'Cambiaron los roles o atributos de la pertenencia.',
  not_provisioned: 'La persona no pasó a ser miembro de la organización.',
}
