import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Elige tu directorio',
  lead: 'Selecciona el servicio en el que gestionas personas y grupos. Necesitas acceso de administrador.',
  current: (provider) =>
    `Has empezado con ${provider}. Si eliges otro proveedor, su punto de conexión y su token dejan de funcionar.`,
  goOn: (provider) => `Continuar con ${provider}`,
}
