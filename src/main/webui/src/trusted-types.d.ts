// Trusted Types, as far as these pages use them; TypeScript's own library has them from version 6 on.
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): object };
  };
}
