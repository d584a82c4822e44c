/** In development Next brings the styles, and changes them under the page. In production `PageStyles` does. */
import './globals.css';
