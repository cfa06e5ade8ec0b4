import type { Texts } from './en.ts'

export const es: Texts = {
  subject: (brand) => `Nuevo inicio de sesión en ${brand}`,
  preheader: (email) => `¿Has sido tú? Alguien ha iniciado sesión como ${email}.`,
  title: 'Nuevo inicio de sesión en tu cuenta',
  newDevice: (email) => `Alguien ha iniciado sesión como ${email} desde un dispositivo nuevo.`,
  afterLong: (email) => `Alguien ha iniciado sesión como ${email} por primera vez en más de 60 días.`,
  from: (address) => `Su dirección IP era ${address}.`,
  after:
    'Si has sido tú, no tienes que hacer nada. Si no, cambia ahora tu contraseña. Así se cierra la sesión en todos los dispositivos.',
  reason: (brand) => `Recibes este correo porque ${brand} te avisa de los inicios de sesión inusuales en tu cuenta.`,
}
