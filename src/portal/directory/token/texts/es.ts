import type { Texts } from './en.ts'

export const es: Texts = {
  lead: (provider) => `${provider} envía personas y grupos a este punto de conexión y se identifica con un token.`,
  endpoint: 'Punto de conexión',
  token: 'Token secreto',
  once: 'Copia el token ahora. Solo se muestra aquí y una sola vez.',
  tokens: 'Tokens activos',
  none: (provider) => `No hay ningún token, así que ${provider} no puede conectarse.`,
  ending: (suffix) => `Termina en ${suffix}`,
  created: 'Creado',
  used: 'Último uso',
  unused: 'Aún sin usar',
  hidden: 'Un token no se puede volver a mostrar. Si has perdido uno, crea otro.',
  replace:
    'Para sustituir un token sin interrupción, crea un segundo, introdúcelo en tu proveedor y revoca después el primero.',
  full: 'Un directorio tiene como máximo dos tokens. Revoca uno para crear otro.',
  create: 'Crear token',
  revoke: 'Revocar',
  revoked: 'El token está revocado.',
  confirm: {
    title: (suffix) => `¿Revocar el token que termina en ${suffix}?`,
    lead: (provider) => `${provider} ya no puede usarlo. Las peticiones con él se rechazan desde ahora.`,
    keep: 'Conservarlo',
  },
}
