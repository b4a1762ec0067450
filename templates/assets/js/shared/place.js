// The reader's own place, stored in this browser only.

const key = "tarif-place";

export function kept() {
  try {
    const id = localStorage.getItem(key) || "";
    return /^[a-z0-9-]+$/.test(id) ? id : "";
  } catch (e) {
    return "";
  }
}

/** @param {string} id */
export function keep(id) {
  try {
    if (id) localStorage.setItem(key, id);
    else localStorage.removeItem(key);
  } catch (e) { /* not stored */ }
}
