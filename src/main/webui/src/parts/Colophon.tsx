import { useRequests } from "../api/requests";

/** The footer of every page: says that the page is only a client of the public API, and shows its requests. */
export function Colophon() {
  const requests = useRequests();
  return (
    <footer class="colophon">
      <nav aria-label="About">
        <a href="/corrections">Corrections</a>
        <a href="/v1/articles.rss">RSS</a>
        <a href="/q/swagger-ui">Try the API</a>
        <a href="/q/openapi">API contract</a>
        <a href="/v1">API index</a>
      </nav>
      <p>This page is only a client of the public API. Everything on it was read from there, without a key.</p>
      <details>
        <summary>Show the {requests.length === 1 ? "API request" : `${requests.length} API requests`} of this page</summary>
        <ol>
          {requests.map((request, i) => (
            <li key={i}>
              <code tabIndex={0}>curl -s '{location.origin}{request.address.replaceAll("'", "%27")}' | jq</code>
              <span class="meta">
                <span>{request.status}</span>
                <span>{request.milliseconds} ms</span>
                <a href={request.address}>as JSON</a>
              </span>
            </li>
          ))}
        </ol>
      </details>
    </footer>
  );
}
