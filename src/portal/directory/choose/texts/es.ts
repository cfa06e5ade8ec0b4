import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Elige tu directorio',
  lead: 'Selecciona el servicio en el que gestionas personas y grupos. Necesitas acceso de administrador.',
  current: (provider) => `Has empezado con ${provider}. Si eliges otro proveedor, esa configuración termina.`,
  goOn: (provider) => `Continuar con ${provider}`,
  pulled: 'Se lee cada media hora',
}
