// Measures one map: how long until its first frame is shown, then how many frames a second while it is moved.

const PANNING_MS = 2000;
const STEP_PX = 8;
const TURN = 60;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

window.measure = async ({ contestant, view, data }) => {
  const { mount } = await import(`./${contestant}.js`);
  const record = await (await fetch(data)).json();
  const host = document.getElementById("host");
  await frame();
  const begun = performance.now();
  const pan = await mount(host, record, view);
  await frame();
  await frame();
  const first = performance.now() - begun;
  let frames = 0;
  const start = performance.now();
  while (performance.now() - start < PANNING_MS) {
    pan(Math.floor(frames / TURN) % 2 ? -STEP_PX : STEP_PX);
    await frame();
    frames += 1;
  }
  return { first, frames: (frames * 1000) / (performance.now() - start) };
};
