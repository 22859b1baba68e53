// A board on a wall shows what is new after ten minutes; one that somebody uses is left alone.

const FRESH_MS = 600_000;

window.setInterval(() => {
  const isUsed = document.activeElement !== null && document.activeElement !== document.body;
  if (!isUsed && window.getSelection()?.isCollapsed !== false) window.location.reload();
}, FRESH_MS);
