// A picture as a file of its own: SVG with all that its styles say written into it, and the same as PNG.

import { draw } from "../dom.js";

/**
 * @typedef {object} Picture
 * @property {number} width In pixels.
 * @property {number} height
 * @property {string | null} box Which part of its plane is seen (`viewBox`); none: from its corner on.
 * @property {Element[]} parts What it is drawn of, in the page, so that its styles are known.
 * @property {string} [transform] Of all parts, in place of the one that they have.
 */

const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font-family",
  "font-size", "font-weight", "font-style", "text-anchor", "paint-order", "dominant-baseline",
];
const OURS = /^(class|style|tabindex|role|id|on.*|data-.*|aria-(?!label$|hidden$).*)$/i;
const SHARPER = 2;

/**
 * Returns a picture as the text of an SVG file, which needs nothing else and opens alone.
 * @param {Picture} picture
 * @param {string} title
 */
export function svg(picture, title) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(alone(picture, title))}\n`;
}

/**
 * Returns a picture as PNG, at twice its size.
 * @param {Picture} picture
 * @param {string} title
 * @returns {Promise<Blob>}
 */
export async function png(picture, title) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(picture, title))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width * SHARPER, picture.height * SHARPER];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no picture."))), "image/png");
  });
}

/**
 * @param {Picture} picture
 * @param {string} title
 */
function alone({ width, height, box, parts, transform }, title) {
  const paper = getComputedStyle(document.body).backgroundColor;
  const viewBox = box ?? `0 0 ${width} ${height}`;
  const [left, top, wide, high] = viewBox.split(/[\s,]+/);
  const copies = parts.filter((part) => part.localName !== "title").flatMap((part) => copied(part) ?? []);
  return draw(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox },
    draw("title", {}, title),
    draw("rect", { x: left, y: top, width: wide, height: high, fill: paper }),
    draw("g", { transform }, ...copies),
  );
}

/**
 * Returns a copy of an element with its styles as attributes; null for what is not shown.
 * @param {Element} element
 * @returns {Element | null}
 */
function copied(element) {
  const shown = getComputedStyle(element);
  if (element.localName === "title") return /** @type {Element} */ (element.cloneNode(true));
  if (shown.display === "none" || shown.visibility === "hidden") return null;
  const copy = /** @type {Element} */ (element.cloneNode(false));
  for (const { name } of [...copy.attributes]) if (OURS.test(name)) copy.removeAttribute(name);
  if (copy.localName === "a") copy.removeAttribute("href");
  for (const name of STYLES) {
    const value = shown.getPropertyValue(name);
    if (value) copy.setAttribute(name, value);
  }
  for (const child of element.childNodes) {
    const inner = child instanceof Element ? copied(child) : child.cloneNode(true);
    if (inner) copy.append(inner);
  }
  return copy;
}
