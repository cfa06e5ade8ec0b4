import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Configura una aplicación de autenticación',
  lead: (brand) =>
    `${brand} pide un segundo paso al iniciar sesión. Escanea este código QR con una aplicación de autenticación en tu teléfono.`,
  qrCode: 'Código QR para tu aplicación de autenticación',
  openApp: 'Abrir una aplicación en este dispositivo',
  byHand: '¿No puedes escanearlo? Escribe esta clave en la aplicación:',
  copyKey: 'Copiar la clave',
  codeHint: 'Escribe el código que muestra ahora la aplicación.',
  submit: 'Verificar y activar',
}
