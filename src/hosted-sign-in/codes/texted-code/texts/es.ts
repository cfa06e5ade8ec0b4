import type { Texts } from './en.ts'

export const es: Texts = {
  send: 'Enviarme un código por SMS',
  message: (brand, code) => `${code} es tu código de ${brand}. No se lo des a nadie.`,
  title: 'Mira tu teléfono',
  lead: (ending) => `Escribe el código que hemos enviado por SMS a tu teléfono que termina en ${ending}.`,
  hint: (minutes) => `Los códigos caducan a los ${minutes} minutos.`,
  submit: 'Verificar',
  notArrived: '¿No te ha llegado?',
  required: 'Escribe el código de seis cifras del SMS.',
  invalid: 'Código incorrecto. Usa el del SMS más reciente.',
}
