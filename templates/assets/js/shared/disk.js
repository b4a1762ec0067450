// In a folder on a disk no server maps a folder to its index.html. So links,
// forms and the forwarding page are pointed to the file itself.
export function disk() {
  if (location.protocol !== "file:") return;
  const file = url => {
    const u = new URL(url, location.href);
    if (u.protocol === "file:" && u.pathname.endsWith("/")) u.pathname += "index.html";
    return u.href;
  };
  const on = (event, tag, name) => document.addEventListener(event, e => {
    const x = /** @type {Element} */ (e.target).closest(tag);
    if (x) x.setAttribute(name, file(x.getAttribute(name) || ""));
  }, true);
  on("click", "a[href]", "href");
  on("submit", "form", "action");
  const lead = document.querySelector("meta[http-equiv=refresh]");
  if (lead) location.replace(file(lead.getAttribute("content").split("url=")[1]));
}
