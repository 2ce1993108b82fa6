// Put into the page before its own scripts run. Notes what must not happen.
(() => {
  if (window.soleusWatch) return;
  const reports = [];
  Object.defineProperty(window, 'soleusWatch', { value: reports });
  const words = value => (value instanceof Error ? `${value.name}: ${value.message}\n${value.stack}` : String(value));
  document.addEventListener('securitypolicyviolation', event => {
    reports.push(`CSP: ${event.violatedDirective} blocked ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  });
  window.addEventListener('error', event => reports.push(`error: ${words(event.error ?? event.message)}`));
  window.addEventListener('unhandledrejection', event => reports.push(`unhandled rejection: ${words(event.reason)}`));
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...values) => {
      reports.push(`console.${level}: ${values.map(words).join(' ')}`);
      original.apply(console, values);
    };
  }
})();
