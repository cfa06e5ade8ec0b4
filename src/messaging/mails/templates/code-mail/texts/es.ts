import type { Texts } from './en.ts'

export const es: Texts = {
  emailVerification: {
    subject: (brand) => `Verifica tu correo para ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
    title: 'Verifica tu correo',
    lead: (email, brand) => `Escribe este código en ${brand} para verificar ${email}.`,
    after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien ha usado esta dirección para registrarse o iniciar sesión en ${brand}. Si no has sido tú, puedes ignorarlo.`,
  },
  magicAuth: {
    subject: (brand) => `Tu código para iniciar sesión en ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
    title: 'Tu código para iniciar sesión',
    lead: (email) => `Escribe este código para iniciar sesión como ${email}.`,
    after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien ha pedido iniciar sesión en ${brand} con esta dirección. Si no has sido tú, puedes ignorarlo. Nadie puede iniciar sesión sin el código.`,
  },
  radarChallenge: {
    subject: (brand) => `Confirma tu inicio de sesión en ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
    title: 'Confirma que eres tú',
    lead: (email) => `Hemos detectado un inicio de sesión inusual como ${email}. Para continuar, escribe este código.`,
    after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien está iniciando sesión en ${brand} con tu cuenta. Si no eres tú, no escribas el código en ningún sitio y cambia ahora tu contraseña. Puede que la conozcan.`,
  },
  emailChange: {
    subject: (brand) => `Confirma tu nuevo correo para ${brand}`,
    preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
    title: 'Confirma tu nuevo correo',
    lead: (email, brand) => `Escribe este código en ${brand} para cambiar tu correo a ${email}.`,
    after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien ha indicado esta dirección como nuevo correo de una cuenta de ${brand}. Si no has sido tú, puedes ignorarlo. Sin el código no cambia nada.`,
  },
}
