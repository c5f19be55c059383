import { defineConfig } from "vite";

export default defineConfig({
  esbuild: { jsx: "automatic" },
  build: { outDir: "dist" },
  server: { proxy: { "/api": "http://localhost:3000" } },
});
