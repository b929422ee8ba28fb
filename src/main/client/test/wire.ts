import { createServer, connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A connection between client and program that tests can cut. */
export interface Wire {
  address: string;

  /** Total number of connections made. */
  connections: number;

  /** Closes every open connection, in the middle of whatever is being sent. */
  cut(): void;

  /** Refuses connections from now on, or accepts them again. */
  refuse(refused: boolean): void;

  close(): void;
}

export async function wireTo(server: string): Promise<Wire> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let refused = false;
  const proxy = createServer((near) => {
    wire.connections++;
    if (refused) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      open.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const wire: Wire = {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    connections: 0,
    cut: () => open.forEach((socket) => socket.destroy()),
    refuse(no) {
      refused = no;
    },
    close() {
      wire.cut();
      proxy.close();
    },
  };
  return wire;
}
