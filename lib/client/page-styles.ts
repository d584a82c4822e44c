/**
 * The styles that the page came with, for whoever draws it whole once more. On the server this module is another one, with
 * what the build made (`next.config.js`): given as a property they would come with each page a second time.
 */
export const pageStyles = (): string => document.getElementById('estilos')?.textContent ?? '';
