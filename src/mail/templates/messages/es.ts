import type { MailMessages } from './en.ts'

export const es: MailMessages = {
  emailVerification: {
    subject: (brand) => `Verifica tu correo para ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Vale durante ${minutes} minutos.`,
    title: 'Verifica tu correo',
    lead: (email, brand) => `Escribe este código en ${brand} para confirmar que ${email} es tu dirección.`,
    after: (minutes) => `El código vale una sola vez, durante ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este mensaje porque alguien ha usado esta dirección para crear una cuenta o iniciar sesión en ${brand}. Si no has sido tú, no tienes que hacer nada: sin el código, la dirección queda sin verificar.`,
  },
  magicAuth: {
    subject: (brand) => `Tu código para iniciar sesión en ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Vale durante ${minutes} minutos.`,
    title: 'Tu código para iniciar sesión',
    lead: (email) => `Escribe este código para iniciar sesión como ${email}.`,
    after: (minutes) => `El código vale una sola vez, durante ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este mensaje porque alguien ha pedido iniciar sesión en ${brand} con esta dirección. Si no has sido tú, no tienes que hacer nada: nadie puede iniciar sesión sin el código.`,
  },
  radarChallenge: {
    subject: (brand) => `Confirma tu inicio de sesión en ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Vale durante ${minutes} minutos.`,
    title: 'Confirma que eres tú',
    lead: (email) => `Hay algo inusual en este inicio de sesión como ${email}. Escribe este código para continuar.`,
    after: (minutes) => `El código vale una sola vez, durante ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este mensaje porque alguien está iniciando sesión en ${brand} con tu cuenta. Si no eres tú, no escribas el código en ningún sitio y elige una contraseña nueva: puede que esa persona conozca la tuya.`,
  },
  radarNotice: {
    subject: (brand) => `Nuevo inicio de sesión en ${brand}`,
    preheader: (email) => `Alguien ha iniciado sesión como ${email}.`,
    title: 'Nuevo inicio de sesión en tu cuenta',
    newDevice: (email) =>
      `Alguien ha iniciado sesión como ${email} con un dispositivo que no se había usado antes para ello.`,
    afterLong: (email) => `Alguien ha iniciado sesión como ${email}, por primera vez en más de 60 días.`,
    from: (address) => `Procede de la dirección de red ${address}.`,
    after:
      'Si has sido tú, no tienes que hacer nada. Si no, elige ahora una contraseña nueva: así se cierran todas las sesiones.',
    reason: (brand) => `Recibes este mensaje porque ${brand} te avisa de los inicios de sesión inusuales en tu cuenta.`,
  },
  invitation: {
    subject: (organization, brand) => `Tienes una invitación a ${organization ?? brand}`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} te ha invitado a unirte a ${organization ?? brand}.`,
    title: (organization, brand) => `Únete a ${organization ?? brand}`,
    lead: (email, inviter, organization, brand) =>
      organization === undefined
        ? `${inviter ?? 'Alguien'} ha invitado a ${email} a ${brand}.`
        : `${inviter ?? 'Alguien'} ha invitado a ${email} a unirse a ${organization} en ${brand}.`,
    action: 'Aceptar la invitación',
    after: (days) =>
      `La invitación vale una sola vez, durante ${days === 1 ? 'un día' : `${days} días`}. No le pases el enlace a nadie.`,
    reason: (brand) =>
      `Recibes este mensaje porque alguien ha escrito esta dirección para una invitación a ${brand}. Si no conoces a esa persona, no tienes que hacer nada: la invitación caduca por sí sola.`,
  },
  passwordReset: {
    subject: (brand) => `Restablece tu contraseña de ${brand}`,
    preheader: (minutes) => `El enlace vale durante ${minutes} minutos.`,
    title: 'Elige una contraseña nueva',
    lead: (email, brand) =>
      `Alguien ha pedido restablecer la contraseña de ${email} en ${brand}. Sigue el enlace para elegir una nueva.`,
    action: 'Restablecer la contraseña',
    after: (minutes) => `El enlace vale una sola vez, durante ${minutes} minutos. No se lo pases a nadie.`,
    reason: (brand) =>
      `Recibes este mensaje porque alguien ha pedido una contraseña nueva en ${brand} con esta dirección. Si no has sido tú, no tienes que hacer nada: tu contraseña sigue siendo la misma.`,
  },
  emailChange: {
    subject: (brand) => `Confirma tu nuevo correo para ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Vale durante ${minutes} minutos.`,
    title: 'Confirma tu nuevo correo',
    lead: (email, brand) => `Escribe este código en ${brand} para usar ${email} a partir de ahora.`,
    after: (minutes) => `El código vale una sola vez, durante ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este mensaje porque alguien ha indicado esta dirección como la nueva en ${brand}. Si no has sido tú, no tienes que hacer nada: sin el código no cambia nada.`,
  },
}
