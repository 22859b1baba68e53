// The map of the explorer, as it is.

import { Scene } from "/static/explorer/map/scene.js";
import { Stage } from "/static/explorer/map/stage.js";

const idle = () => {};

export async function mount(host, record, view) {
  const stage = new Stage({ choose: idle, expand: idle, menu: idle, moved: idle });
  host.append(stage.element);
  const scene = new Scene(record);
  const { left, top, right, bottom } = scene.frame;
  stage.take(scene, view === "fit" ? "" : `${(left + right) / 2} ${(top + bottom) / 2} 0.8`, "");
  return (across) => stage.camera.pan(across, 0);
}
