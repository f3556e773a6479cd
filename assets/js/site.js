// What every page may use, in one file: a reader's first page asks for one script, and the next ones for none.
import './finder.js';
import './share.js';
import './map.js';
