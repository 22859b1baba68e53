// Opens GraphiQL on this server with the question that the address holds. Subscriptions come as server-sent events.

const query = new URLSearchParams(window.location.search).get("query") ?? undefined;
const place = document.getElementById("graphiql");
const { createElement } = window.React;
const { GraphiQL } = window;
const ask = GraphiQL.createFetcher({ url: "/graphql" });

function isSubscription({ operationName }, { documentAST } = {}) {
  const operations = documentAST?.definitions.filter((part) => part.kind === "OperationDefinition") ?? [];
  return operations.some(
    ({ operation, name }) => operation === "subscription" && (!operationName || name?.value === operationName),
  );
}

// Returns the answers of a subscription as they come; `return` of an iterator ends it, also while one is waited for.
function follow(question) {
  const control = new AbortController();
  const answers = answersOf(question, control.signal);
  const end = async () => {
    control.abort();
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next: () => answers.next(), return: end }) };
}

async function* answersOf(question, signal) {
  try {
    const headers = { "content-type": "application/json", accept: "text/event-stream" };
    const response = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify(question), signal });
    if (!response.ok) {
      yield await response.json();
      return;
    }
    for await (const { event, data } of eventsOf(response.body)) {
      if (event === "complete") return;
      if (event === "next") yield JSON.parse(data);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + part.value).split("\n\n");
    text = blocks.pop();
    yield* blocks.map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/s, 2))));
  }
}

// Says what each of its fields is for, which it leaves unsaid, and lets keys reach what scrolls.
function name() {
  for (const field of place.querySelectorAll(".CodeMirror textarea:not([aria-label])")) {
    const around = field.closest("[aria-label]") ?? field.closest("section");
    field.setAttribute("aria-label", around?.getAttribute("aria-label") ?? "Editor");
  }
  for (const part of place.querySelectorAll(".CodeMirror-scroll[tabindex='-1']")) part.setAttribute("tabindex", "0");
}

new MutationObserver(name).observe(place, { childList: true, subtree: true });

window.ReactDOM.createRoot(place).render(
  createElement(GraphiQL, {
    fetcher: (question, options) => (isSubscription(question, options) ? follow(question) : ask(question, options)),
    query,
    defaultEditorToolsVisibility: false,
    shouldPersistHeaders: false,
    isHeadersEditorEnabled: false,
  }),
);
