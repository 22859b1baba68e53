// The same boxes at the same places by vis-network: no physics, straight links.

import "/peers/vis-network/standalone/umd/vis-network.min.js";

export async function mount(host, { boxes, links }, view) {
  const nodes = boxes.id.map((id, at) => ({ id: at, label: boxes.name[at], x: boxes.x[at], y: boxes.y[at], shape: "box" }));
  const edges = links.from.map((from, at) => ({ from, to: links.to[at], arrows: "to" }));
  const network = new window.vis.Network(host, { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { widthConstraint: 170 },
    edges: { smooth: false },
    interaction: { dragNodes: false },
  });
  const drawn = new Promise((resolve) => network.once("afterDrawing", resolve));
  if (view === "fit") network.fit();
  else network.moveTo({ position: network.getViewPosition(), scale: 0.8 });
  await drawn;
  return (across) => {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + across / network.getScale(), y } });
  };
}
