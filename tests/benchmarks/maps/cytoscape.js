// The same boxes at the same places by cytoscape: preset places, straight links with arrows.

import cytoscape from "/peers/cytoscape/dist/cytoscape.esm.min.mjs";

export async function mount(host, { boxes, links }, view) {
  const nodes = boxes.id.map((id, at) => ({
    data: { id: `n${at}`, label: boxes.name[at] },
    position: { x: boxes.x[at], y: boxes.y[at] },
  }));
  const edges = links.from.map((from, at) => ({ data: { id: `e${at}`, source: `n${from}`, target: `n${links.to[at]}` } }));
  const cy = cytoscape({
    container: host,
    elements: { nodes, edges },
    layout: { name: "preset", fit: view === "fit" },
    style: [
      { selector: "node", style: { shape: "rectangle", width: 188, height: 56, label: "data(label)", "text-valign": "center" } },
      { selector: "edge", style: { "curve-style": "straight", "target-arrow-shape": "triangle", width: 1 } },
    ],
  });
  if (view !== "fit") {
    cy.zoom(0.8);
    cy.center();
  }
  return (across) => cy.panBy({ x: -across, y: 0 });
}
