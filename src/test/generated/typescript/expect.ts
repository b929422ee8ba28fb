/** Fails with a sentence about what was expected. */
export function expect(met: unknown, what: string): asserts met {
  if (!met) {
    throw new Error(`Expected ${what}`);
  }
}

declare const process: { argv: string[] };

const [, , address, secret] = process.argv;
expect(address !== undefined && secret !== undefined, "an address and a key");

export const server: string = address;
export const key: string = secret;
