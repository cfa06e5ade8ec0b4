import type { Texts } from './en.ts'

export const es: Texts = {
  connection_incomplete: 'La conexión aún no está configurada del todo, o sus metadatos todavía no se han podido leer.',
  connection_inactive: 'La conexión se desactivó mientras la persona estaba en el proveedor.',
  unknown_request: 'La respuesta contesta a una solicitud que esta conexión no envió o que ha caducado.',
  already_answered: 'La solicitud ya se contestó. Una respuesta se acepta una sola vez.',
  replayed_assertion: 'La aserción ya se aceptó. Una aserción se acepta una sola vez.',
  idp_initiated_disabled: 'El inicio de sesión empezó en el proveedor, y esta conexión no lo permite.',
  no_redirect_uri:
    'El inicio de sesión empezó en el proveedor, y el entorno no tiene una URI de redirección predeterminada.',
  outside_organization: 'El correo de la persona no está en ningún dominio verificado de la organización.',
  membership_inactive: 'La pertenencia de la persona a la organización está desactivada.',
  not_a_member: 'La persona no es miembro, y la organización no admite a nadie por iniciar sesión.',
  consent_denied: 'La persona no aceptó el inicio de sesión.',
  sign_in_refused: 'La persona demostró quién es, pero no puede iniciar sesión.',
  social_provider_failed: 'No se pudo contactar con el proveedor social, o su respuesta no es de confianza.',
  email_unproven: 'El proveedor social no responde por el correo de la persona.',
  timed_out: 'La persona no volvió del proveedor a tiempo.',
  missing_attribute: 'El proveedor no envió un atributo sin el cual nadie puede iniciar sesión.',
  several_ids: 'El proveedor envió varios valores para el ID de la persona.',
  invalid_id: 'El ID que envió el proveedor es demasiado largo o contiene caracteres que ningún ID tiene.',
  transient_id:
    'El proveedor nombra a la persona de otra forma en cada inicio de sesión. Envía un atributo para el ID o un NameID que no cambie.',
  invalid_email: 'Lo que el proveedor envió como correo electrónico no lo es.',
}
