// A board on a wall shows what is new after ten minutes; one that somebody uses is left alone. What is wrong is noted here.

const FRESH_MS = 600_000;
const NOTED = "noted";
const IN_A_HAND = "(width < 30rem)";
const NOTE = `mutation Note($name: String!, $about: [ID!]!, $mended: Boolean!, $ask: ID, $situation: String,
    $background: String, $assessment: String, $recommendation: String) {
  note(about: $about, mended: $mended, ask: $ask, issue: {name: $name, situation: $situation, background: $background,
      assessment: $assessment, recommendation: $recommendation}) {
    done sentences problems { severity message suggestion }
  }
}`;

window.setInterval(() => {
  const isUsed = document.activeElement !== null && document.activeElement !== document.body;
  if (!isUsed && window.getSelection()?.isCollapsed !== false) window.location.reload();
}, FRESH_MS);

const form = document.querySelector("#note form");
if (form) begin(form);

/** Shows the form, and what was noted before the page was shown anew. */
function begin(form) {
  document.getElementById("note").hidden = false;
  form.closest("details").open = window.matchMedia(IN_A_HAND).matches;
  document.getElementById(NOTED).textContent = window.sessionStorage.getItem(NOTED) ?? "";
  window.sessionStorage.removeItem(NOTED);
  const asked = document.getElementById("note-asked");
  form.addEventListener("change", () => {
    if (asked) asked.hidden = form.elements.way.value !== "help";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    note(form);
  });
}

/** Sends what stands in the form; what is refused is told in it, and nothing typed is lost. */
async function note(form) {
  const told = form.querySelector("[role=alert]");
  const button = form.querySelector("button");
  told.textContent = "";
  button.disabled = true;
  try {
    const { done, sentences, problems } = await send(given(form));
    if (done) shownAnew(sentences);
    else told.textContent = problems.map((one) => [one.message, one.suggestion].filter(Boolean).join("; ")).join(". ");
  } catch (error) {
    told.textContent = `${form.dataset.failed} ${error.message}`;
  }
  button.disabled = false;
}

/** Returns the values of the form as the mutation takes them; help is asked of nobody where none is wanted. */
function given(form) {
  const { about, way, ...held } = Object.fromEntries(new FormData(form));
  const name = held.name.trim();
  if (way !== "help") return { name, about: [about], mended: way === "mended" };
  const said = Object.entries(held).filter(([, value]) => value.trim());
  return { ...Object.fromEntries(said), name, about: [about], mended: false };
}

async function send(variables) {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const body = JSON.stringify({ query: NOTE, variables });
  const answer = await fetch("/graphql", { method: "POST", credentials: "same-origin", headers, body });
  const { data, errors } = await answer.json();
  if (errors?.length) throw new Error(errors.map((one) => one.message).join(" "));
  return data.note;
}

/** Shows the board with what was noted, and says so. */
function shownAnew(sentences) {
  window.sessionStorage.setItem(NOTED, sentences.join(" "));
  window.location.reload();
}
