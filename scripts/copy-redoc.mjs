// Puts ReDoc's bundle beside the module that serves it, without the picture that it would fetch from another host. This is
// the last step of a build.
import { readFileSync, writeFileSync } from 'node:fs';

const FOREIGN_PICTURE = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/gu;
const NO_PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

const bundle = readFileSync('node_modules/redoc/bundles/redoc.standalone.js', 'utf8');
if (!FOREIGN_PICTURE.test(bundle)) {
  throw new Error(
    'This version of ReDoc names its picture in another way; see which, and keep the page on our own host.',
  );
}
writeFileSync('dist/docs/redoc.standalone.js', bundle.replaceAll(FOREIGN_PICTURE, NO_PICTURE));
