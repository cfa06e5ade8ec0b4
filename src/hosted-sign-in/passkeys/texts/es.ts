import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Inicia sesión más rápido la próxima vez',
  lead: 'Crea una clave de acceso para iniciar sesión con tu huella, tu cara o el bloqueo de pantalla. Sin contraseñas que recordar.',
  create: 'Crear una clave de acceso',
  notNow: 'Ahora no',
  neverAsk: 'No volver a preguntar',
  failed: 'No ha funcionado. Inténtalo de nuevo o elige otra opción.',
  noScript: 'Para crear una clave de acceso, activa JavaScript en tu navegador.',
  unsupported: 'Este navegador no admite claves de acceso.',
}
