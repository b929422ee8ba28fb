import type { ReactNode } from "react";

export const metadata = { title: "The Ellersquay Courier" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body style={{ font: "1.1rem/1.5 Georgia, serif", maxWidth: "40rem", margin: "2rem auto", padding: "0 1rem" }}>
        {children}
      </body>
    </html>
  );
}
