import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Certificados',
  lead: (provider) =>
    `${provider} firma cada inicio de sesión con un certificado. Añade el nuevo antes de que caduque el anterior: mientras tanto funcionan los dos.`,
  fromMetadata: (provider) =>
    `Se leen de los metadatos de ${provider} aproximadamente cada hora, así que un certificado renovado se acepta solo.`,
  readNow: 'Leer los metadatos ahora',
  read: 'Los metadatos se leyeron.',
  none: 'Aún no hay ningún certificado.',
  expires: (date) => `Caduca el ${date}`,
  expired: (date) => `Caducó el ${date}`,
  soon: 'Caduca pronto',
  valid: 'Válido',
  ended: 'Caducado',
  weak: 'Demasiado débil',
  ignored: (provider) =>
    `Los metadatos de ${provider} también tienen certificados cuyas claves son demasiado débiles. Se omiten: los inicios de sesión firmados con ellos se rechazan.`,
  fingerprint: 'Huella SHA-256',
  remove: 'Quitar',
  add: {
    title: 'Añadir un certificado',
    label: 'Certificado',
    hint: (provider) => `En PEM, tal como ${provider} lo muestra o descarga. Empieza con -----BEGIN CERTIFICATE-----`,
    file: 'Elegir un archivo',
    submit: 'Añadir certificado',
  },
  added: (provider) => `El certificado se añadió. Quita el anterior cuando ${provider} use el nuevo.`,
  noConnection: 'No hay ninguna conexión SAML cuyos certificados se puedan renovar.',
  errors: {
    required: 'Pega el certificado.',
    refused: (why) => `Esto no se puede usar. La causa: ${why}`,
    many: 'Ya hay diez certificados. Quita uno primero.',
  },
}
