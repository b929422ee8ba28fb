import type { Schemas } from "./types.js";

/** The records of an export, line by line. */
export async function* records(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Schemas["ImportRecord"], void> {
  let record: Schemas["ImportRecord"] | undefined;
  for await (const line of lines(bytes)) {
    record = JSON.parse(line) as Schemas["ImportRecord"];
    yield record;
  }
  if (record?.type !== "cursor") {
    throw new Error("The export was cut short");
  }
}

async function* lines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const parts = (rest + decoder.decode(value, { stream: !done })).split("\n");
      rest = parts.pop() ?? "";
      yield* parts.filter((line) => line !== "");
      if (done) {
        return;
      }
    }
  } finally {
    await reader.cancel();
  }
}
