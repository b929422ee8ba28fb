import { render } from "preact";
import { App } from "./App";
import "./style/paper.css";
import "./style/masthead.css";
import "./style/stories.css";
import "./style/article.css";

const root = document.querySelector("#app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
