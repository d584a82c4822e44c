/** In development Next brings the styles, and changes them under the page. In production `PageStyles` does.
 * A module of its own, since a layout cannot import a style sheet on a condition. */
import './globals.css';
