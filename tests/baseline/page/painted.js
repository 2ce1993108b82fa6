// Tells the benchmark that the page is there: once its first frame is on its way.
requestAnimationFrame(() => setTimeout(() => window.__TAURI_INTERNALS__.invoke('painted')));
