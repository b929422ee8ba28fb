// The part of Trusted Types that these pages use; TypeScript's own library has them from version 6.
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): object };
  };
}
