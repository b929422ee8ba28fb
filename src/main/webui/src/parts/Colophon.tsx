import { useRequests } from "../api/requests";

/** The foot of every page: that it is only a client of a public API, and how to be one. */
export function Colophon() {
  const requests = useRequests();
  return (
    <footer class="colophon">
      <nav aria-label="About">
        <a href="/corrections">Corrections</a>
        <a href="/v1/articles.rss">RSS</a>
        <a href="/q/swagger-ui">Try the API</a>
        <a href="/q/openapi">Its contract</a>
        <a href="/v1">Its index</a>
      </nav>
      <p>This page is only a client of a public API. Everything on it came from there, without a key.</p>
      <details>
        <summary>View the {requests.length === 1 ? "request" : `${requests.length} requests`} of this page</summary>
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
