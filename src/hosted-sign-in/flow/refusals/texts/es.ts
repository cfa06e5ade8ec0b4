import type { Texts } from './en.ts'

export const es: Texts = {
  credentialsInvalid: 'Correo o contraseña incorrectos. Revisa ambos e inténtalo de nuevo.',
  codeInvalid: 'Código incorrecto. Usa el del correo más reciente.',
  codeExpired: 'Este código ha caducado. Envía uno nuevo.',
  tooManyAttempts: (minutes) =>
    minutes === 1
      ? 'Demasiados intentos. Prueba de nuevo en 1 minuto.'
      : `Demasiados intentos. Prueba de nuevo en ${minutes} minutos.`,
  tooBusy: 'Ahora mismo hay mucha actividad. Inténtalo de nuevo en unos segundos.',
  signInDenied: 'En este momento no puedes iniciar sesión aquí.',
  signUpDenied: 'En este momento no puedes crear una cuenta aquí.',
  signUpClosed: 'Necesitas una invitación para crear una cuenta aquí.',
  methodUnavailable: 'Esta forma de iniciar sesión está desactivada. Elige otra.',
  invitationForOther: (email) => `Esta invitación es para ${email}. Usa esa dirección.`,
  invitationInvalid: 'Esta invitación ya no es válida. Pide una nueva.',
  failed: 'No ha funcionado. Inténtalo de nuevo dentro de un momento.',
}
