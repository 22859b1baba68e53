// Draws the map of a single-file page at the places that it was given. Text is only ever text; nothing is fetched.

const drawn = JSON.parse(document.getElementById("drawn").textContent);
const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
const [ink, paper, line] = dark ? ["#e6eaef", "#1f2730", "#8795a3"] : ["#1b2530", "#eef2f6", "#55626f"];

new window.vis.Network(document.getElementById("map"), drawn, {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { keyboard: { enabled: true, bindToWindow: false }, navigationButtons: false, hover: true },
  nodes: {
    shape: "box",
    margin: 8,
    widthConstraint: { maximum: 190 },
    color: { background: paper, border: line, highlight: { background: paper, border: ink } },
    font: { color: ink, size: 15 },
  },
  edges: {
    arrows: "to",
    color: { color: line, highlight: ink },
    font: { color: ink, size: 12, strokeColor: paper },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal" },
  },
});
