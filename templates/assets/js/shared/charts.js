// Charts saved as SVG and PNG files, with the colours and fonts of the page
// written into them. The PNG is drawn on a canvas, because the page's policy does
// not allow a generated SVG as an image.

import { all, el, one, target } from "./elements.js";

const looks = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order",
  "font-family", "font-size", "font-weight", "text-anchor", "dy"];
const lengths = ["x1", "x2", "y1", "y2", "cx", "cy", "r", "x", "y"];
const edge = 16, step = 22;

/** A file name: the page's last folders and the chart's id. */
const fileName = figure => location.pathname.split("/").filter(s => s && !s.includes(".")).slice(-3).concat(figure.id).join("-");

/** Wraps words into lines. */
function lines(ctx, text, width) {
  return text.split(/\s+/).reduce((out, word) => {
    const longer = (out[out.length - 1] + " " + word).trim();
    if (ctx.measureText(longer).width <= width) out[out.length - 1] = longer;
    else out.push(word);
    return out;
  }, [""]);
}

/** The shapes of a chart, each with its position and style. */
function shapes(svg) {
  const box = svg.getBoundingClientRect();
  return all("line, circle, path, text", svg).map(e => {
    const m = e.getScreenCTM(), style = getComputedStyle(e), at = { name: e.tagName, d: e.getAttribute("d"), text: e.tagName === "text" ? e.textContent : "" };
    looks.forEach(k => { at[k] = style.getPropertyValue(k) || e.getAttribute(k) || ""; });
    lengths.forEach(k => {
      const v = e[k] && e[k].baseVal;
      if (v) at[k] = v.numberOfItems ? v.getItem(0).value : v.value;
    });
    at.move = [m.a, m.b, m.c, m.d, m.e - box.left, m.f - box.top];
    return at;
  });
}

/** The whole picture: its size, its background, the shapes and the texts around them. */
function picture(figure) {
  const svg = one("svg", figure), box = svg.getBoundingClientRect(), around = figure.getBoundingClientRect();
  const ctx = document.createElement("canvas").getContext("2d"), style = getComputedStyle(figure), left = box.left - around.left;
  const width = Math.ceil(around.width), texts = [];
  const write = (text, weight) => {
    ctx.font = weight + " 14px " + style.fontFamily;
    lines(ctx, text, width - 2 * edge).forEach(line => texts.push({ text: line, "font-weight": weight }));
  };
  write(one("strong", figure).textContent, "700");
  write(all("figcaption span", figure).map(s => s.textContent).join(" · "), "400");
  const head = texts.length;
  write(document.title, "400");
  const body = edge + head * step + 8, foot = body + box.height + edge;
  return {
    width, height: Math.ceil(foot + (texts.length - head) * step), ground: style.backgroundColor,
    shapes: shapes(svg).map(s => { s.move[4] += left; s.move[5] += body; return s; }).concat(texts.map((t, i) => Object.assign(t, {
      name: "text", x: 0, y: 0, fill: style.color, stroke: "none", "font-size": "14px", "font-family": style.fontFamily, "text-anchor": "start",
      move: [1, 0, 0, 1, edge, (i < head ? edge + i * step : foot + (i - head) * step) + 12],
    }))),
  };
}

function asSVG(p) {
  const ns = "http://www.w3.org/2000/svg", root = document.createElementNS(ns, "svg");
  const add = (name, attributes) => {
    const e = root.appendChild(document.createElementNS(ns, name));
    Object.keys(attributes).forEach(k => { if (attributes[k] !== "" && attributes[k] != null) e.setAttribute(k, attributes[k]); });
    return e;
  };
  ["width", "height"].forEach(k => root.setAttribute(k, p[k]));
  add("rect", { width: p.width, height: p.height, fill: p.ground });
  p.shapes.forEach(s => {
    const { name, text, move, ...rest } = s;
    add(name, { ...rest, transform: "matrix(" + move.join(" ") + ")" }).textContent = text || "";
  });
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function asPNG(p, done) {
  const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d"), scale = 2;
  canvas.width = p.width * scale;
  canvas.height = p.height * scale;
  ctx.fillStyle = p.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  p.shapes.forEach(s => {
    ctx.setTransform(...s.move.map(n => n * scale));
    ctx.fillStyle = s.fill === "none" ? "transparent" : s.fill;
    ctx.strokeStyle = s.stroke === "none" ? "transparent" : s.stroke;
    ctx.lineWidth = parseFloat(s["stroke-width"]) || 1;
    ctx.setLineDash((s["stroke-dasharray"] || "").split(/[ ,]+/).map(parseFloat).filter(n => n > 0));
    ctx.lineCap = s["stroke-linecap"] || "butt";
    ctx.lineJoin = s["stroke-linejoin"] || "miter";
    if (s.name === "text") {
      ctx.font = s["font-weight"] + " " + s["font-size"] + " " + s["font-family"];
      ctx.textAlign = { middle: "center", end: "end" }[s["text-anchor"]] || "start";
      ctx.strokeText(s.text, s.x, s.y + (parseFloat(s.dy) || 0)); // under the fill, as paint-order does
      ctx.fillText(s.text, s.x, s.y + (parseFloat(s.dy) || 0));
      return;
    }
    const shape = new Path2D(s.d || "");
    if (s.name === "line") { shape.moveTo(s.x1, s.y1); shape.lineTo(s.x2, s.y2); }
    if (s.name === "circle") shape.arc(s.cx, s.cy, s.r, 0, 2 * Math.PI);
    ctx.fill(shape);
    ctx.stroke(shape);
  });
  canvas.toBlob(done, "image/png");
}

function save(blob, name) {
  const a = el("a");
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
}

/** Adds buttons to each chart of the page, and unfolds the one in the address. */
export function charts() {
  all(".charts").forEach(box => all("figure", box).forEach(figure => {
    const row = el("p", "save no-print", figure), name = fileName(figure), of = ": " + one("strong", figure).textContent;
    const button = (kind, run) => {
      const b = el("button", "", row, kind);
      b.type = "button";
      b.setAttribute("aria-label", box.dataset.save + " " + kind + of);
      b.onclick = run;
    };
    button("SVG", () => save(asSVG(picture(figure)), name + ".svg"));
    button("PNG", () => asPNG(picture(figure), blob => save(blob, name + ".png")));
  }));
  const show = () => {
    const named = target(), fold = named && named.closest("figure") && /** @type {any} */ (named.closest("details"));
    if (fold && !fold.open) {
      fold.open = true;
      named.scrollIntoView();
    }
  };
  addEventListener("hashchange", show);
  show();
}
