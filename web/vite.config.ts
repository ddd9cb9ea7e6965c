import { defineConfig } from 'vite';

export default defineConfig({
  base: '/app/',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Older browsers would get `light-dark()` rewritten in a way that does not know the theme's switch.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The policy of the page forbids data: for scripts and fonts; a file is as quick from the same host.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Mantine marks its modules for servers that draw React, which there is none of here.
      onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
    },
  },
  server: { port: 5173, strictPort: true },
});
