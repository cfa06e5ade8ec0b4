import type { Texts } from './en.ts'

export const es: Texts = {
  subject: (organization, brand) => `Configura ${brand} para ${organization}`,
  preheader: (organization, brand) =>
    `Verifica tu dominio y conecta el proveedor de identidad de ${organization} con ${brand}.`,
  title: (organization) => `Configura el inicio de sesión de ${organization}`,
  lead: (email, organization, brand) =>
    `${brand} indicó ${email} como contacto de TI de ${organization}. La configuración te guía paso a paso para verificar tu dominio y conectar tu proveedor de identidad.`,
  action: 'Empezar la configuración',
  after: (days) =>
    `El enlace funciona hasta que la configuración termine, durante ${days === 1 ? 'un día' : `${days} días`} como máximo. Puedes salir en cualquier momento y volver con él. Quien tenga el enlace puede cambiar estos ajustes: compártelo solo con colegas que deban hacerlo.`,
  reason: (organization, brand) =>
    `Recibes este correo porque ${brand} tiene esta dirección como contacto de TI de ${organization}. Si es un error, puedes ignorarlo.`,
}
