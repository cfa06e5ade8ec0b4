import type { Texts } from './en.ts'

export const es: Texts = {
  subject: (connection) => `Un certificado de ${connection} caduca pronto`,
  subjectExpired: (connection) => `Un certificado de ${connection} ha caducado`,
  title: 'Un certificado caduca pronto',
  titleExpired: 'Un certificado ha caducado',
  lead: (email, connection, organization) =>
    `Este mensaje es para ${email} y trata de la conexión ${connection} de ${organization}.`,
  ofProvider: (organization) => `El proveedor de identidad de ${organization} firma con un certificado.`,
  ofApplication: (brand) => `${brand} firma y descifra con un certificado propio.`,
  expires: (date) => `Caduca el ${date}.`,
  expired: (date) => `Caducó el ${date}.`,
  monitored: (brand) =>
    `Renueva el certificado en tu proveedor de identidad. ${brand} lee sus metadatos y adopta el nuevo por sí solo.`,
  entered: (brand) =>
    `Renueva el certificado en tu proveedor de identidad e introduce el nuevo en ${brand} antes de que el proveedor firme con él. De lo contrario, nadie podrá iniciar sesión.`,
  ours: (brand) =>
    `Pide a ${brand} que rote las claves de la conexión. Tu proveedor de identidad lee el nuevo certificado en los metadatos de la conexión, o lo introduces allí.`,
  reason: (organization, brand) =>
    `Recibes este correo porque ${brand} tiene esta dirección como contacto de TI de ${organization}.`,
}
