// Puts ReDoc's bundle beside the module that serves it. This is the last step of a build.
import { copyFileSync, utimesSync } from 'node:fs';

const target = 'dist/docs/redoc.standalone.js';
copyFileSync('node_modules/redoc/bundles/redoc.standalone.js', target);
utimesSync(target, new Date(), new Date());
