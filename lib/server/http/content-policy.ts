/** Nothing from elsewhere, no script but those that carry the nonce (and what they load), never inside another page. */
export function contentPolicy(nonce: string, development: boolean): string {
  // React rebuilds the stacks of server errors with eval while developing, and only then.
  const forDevelopment = development ? " 'unsafe-eval'" : ""
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ")
}
