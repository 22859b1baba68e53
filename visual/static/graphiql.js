// Opens GraphiQL on this server with the question that the address holds.

const query = new URLSearchParams(window.location.search).get("query") ?? undefined;
const place = document.getElementById("graphiql");
const { createElement } = window.React;
const { GraphiQL } = window;

window.ReactDOM.createRoot(place).render(
  createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    query,
    defaultEditorToolsVisibility: false,
    shouldPersistHeaders: false,
    isHeadersEditorEnabled: false,
  }),
);
